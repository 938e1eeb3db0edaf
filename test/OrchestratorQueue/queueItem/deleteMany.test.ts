import { emulated } from '../../emulated';
import { finance, NODE, runQueue } from '../runQueue';

const BULK = 'POST /odata/QueueItems/UiPathODataSvc.DeleteBulk';

describe('Queue Item: Delete Many', () => {
	const held = emulated();

	const remove = async (ids: readonly unknown[]) =>
		await runQueue(
			held.emulator,
			{ resource: 'queueItem', operation: 'deleteMany', ...finance, itemId: '={{ $json.id }}' },
			ids.map((id) => ({ id: String(id) })),
			{ onError: 'continueRegularOutput' },
		);

	it('deletes the items of all input items, and fails those one by one that cannot be deleted', async () => {
		const items = held.emulator.services.orchestrator.addQueueItems('Disputes', 60, (index) => ({ reference: `R-${index}` }));
		const [busy] = items;
		if (busy) Object.assign(busy, { status: 'InProgress', startProcessing: new Date().toISOString() });
		const finished = await remove([...items.map(({ id }) => id), 1]);
		const json = finished.json(NODE);
		expect(json).toHaveLength(61);
		expect(json[0]?.['error']).toContain('items in progress cannot be deleted');
		expect(json[60]).toHaveProperty('error');
		expect(json.slice(1, 60).every(({ deleted }) => deleted === true)).toBe(true);
		expect(items.slice(1).every(({ status }) => status === 'Deleted')).toBe(true);
	});

	it('deletes again after a lost reply without calling it a failure', async () => {
		const items = held.emulator.services.orchestrator.addQueueItems('Disputes', 3, (index) => ({ reference: `R-${index}` }));
		held.emulator.faults.add([{ route: BULK, nth: 1, when: 'after', do: { reset: true } }]);
		const finished = await remove(items.map(({ id }) => id));
		expect(finished.json(NODE)).toEqual(items.map(({ id }) => ({ deleted: true, id: String(id) })));
	});

	it('does not say that nothing was changed where an attempt without a reply had deleted the items', async () => {
		const { orchestrator } = held.emulator.services;
		orchestrator.settings.staleRowVersion = '409';
		const items = orchestrator.addQueueItems('Disputes', 2, (index) => ({ reference: `R-${index}` }));
		held.emulator.faults.add([
			{ route: BULK, nth: 1, when: 'after', do: { reset: true } },
			{ route: BULK, nth: 3, when: 'before', do: { answer: { status: 403 } } },
		]);
		const said = (await remove(items.map(({ id }) => id))).json(NODE).map(({ deleted, error }) => error ?? deleted);
		const unknown = expect.stringMatching(/^It is unknown whether UiPath did this/) as string;
		expect(said).toEqual(expect.arrayContaining([true, unknown]));
	});

	it('keeps every digit of IDs beyond 2^53', async () => {
		held.emulator.services.orchestrator.settings.largeIds = true;
		const items = held.emulator.services.orchestrator.addQueueItems('Disputes', 2, (index) => ({ reference: `R-${index}` }));
		await remove(items.map(({ id }) => id));
		expect(items.map(({ status }) => status)).toEqual(['Deleted', 'Deleted']);
	});
});
