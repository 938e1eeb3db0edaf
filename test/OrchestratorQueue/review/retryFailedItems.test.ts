import { emulated } from '../../emulated';
import { finance, NODE, runQueue } from '../runQueue';

const ROUTE = 'POST /odata/QueueItems/UiPathODataSvc.SetItemReviewStatus';

describe('Review: Retry Failed Items', () => {
	const held = emulated();

	const failed = (count: number) => {
		const items = held.emulator.services.orchestrator.addQueueItems('Disputes', count, (index) => ({ reference: `D-${index}` }));
		items.forEach((item) => Object.assign(item, { status: 'Failed' }));
		return items;
	};
	const parameters = { resource: 'review', operation: 'retryFailedItems', ...finance, itemId: '={{ $json.id }}' };
	const input = (items: ReadonlyArray<{ readonly id: number | bigint }>) => items.map(({ id }) => ({ id: String(id) }));
	const fresh = () => held.emulator.services.orchestrator.queue('Disputes').items.filter(({ status }) => status === 'New');

	it('makes one new item for each failed one', async () => {
		const items = failed(3);
		const finished = await runQueue(held.emulator, parameters, input(items));
		expect(finished.json(NODE)).toEqual(items.map(({ id }) => ({ id, retried: true, reviewStatus: 'Retried' })));
		expect(fresh().map(({ manualAncestor }) => manualAncestor)).toEqual(items);
	});

	it.each(['before', 'after'] as const)('makes no second new item when the reply is lost %s it was applied', async (when) => {
		const items = failed(3);
		held.emulator.faults.set([{ route: ROUTE, nth: 1, when, do: { reset: true } }]);
		const finished = await runQueue(held.emulator, parameters, input(items));
		expect(finished.json(NODE)).toHaveLength(3);
		expect(fresh()).toHaveLength(3);
	});

	it('leaves an item alone that was retried already', async () => {
		const items = failed(2);
		await runQueue(held.emulator, parameters, input(items.slice(0, 1)));
		const finished = await runQueue(held.emulator, parameters, input(items), { onError: 'continueRegularOutput' });
		expect(finished.json(NODE)).toEqual([
			{ error: expect.stringContaining('was retried already') as string },
			{ id: items[1]?.id, retried: true, reviewStatus: 'Retried' },
		]);
		expect(fresh()).toHaveLength(2);
	});
});
