import { emulated } from '../../emulated';
import { finance, NODE, runQueue } from '../runQueue';

describe('Queue Item: Delete', () => {
	const held = emulated();

	const remove = async (id: unknown) =>
		await runQueue(held.emulator, { resource: 'queueItem', operation: 'delete', ...finance, itemId: String(id) });

	it('deletes the item and says so', async () => {
		const [item] = held.emulator.services.orchestrator.addQueueItems('Disputes', 1, { reference: 'A' });
		expect((await remove(item?.id)).json(NODE)).toEqual([{ deleted: true, id: String(item?.id) }]);
		expect(item?.status).toBe('Deleted');
	});

	it.each(['before', 'after'] as const)('ends well when the reply is lost %s the item was deleted', async (when) => {
		const [item] = held.emulator.services.orchestrator.addQueueItems('Disputes', 1, { reference: 'A' });
		held.emulator.faults.set([{ route: 'DELETE /odata/QueueItems({key})', times: 1, when, do: { reset: true } }]);
		expect((await remove(item?.id)).json(NODE)).toEqual([{ deleted: true, id: String(item?.id) }]);
		expect(item?.status).toBe('Deleted');
	});

	it('does not take a refusal for a deletion when a robot has started the item meanwhile', async () => {
		const [item] = held.emulator.services.orchestrator.queue('Invoices').items.filter(({ status }) => status === 'InProgress');
		held.emulator.faults.set([{ route: 'DELETE /odata/QueueItems({key})', times: 1, when: 'before', do: { reset: true } }]);
		expect((await remove(item?.id)).error?.message).toContain('conflicts with what UiPath has');
	});

	it('says that there is no such item', async () => {
		expect((await remove(1)).error?.message).toContain('found no such thing');
	});
});
