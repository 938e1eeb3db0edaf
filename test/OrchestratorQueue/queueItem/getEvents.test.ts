import { emulated } from '../../emulated';
import { finance, NODE, runQueue } from '../runQueue';

describe('Queue Item: Get History of Events', () => {
	const held = emulated();

	it('lists what was done to the item, oldest first', async () => {
		const [item] = held.emulator.services.orchestrator.queue('Invoices').items.filter(({ status }) => status === 'Successful');
		const parameters = { resource: 'queueItem', operation: 'getEvents', ...finance, itemId: String(item?.id), returnAll: true };
		const events = (await runQueue(held.emulator, parameters)).json(NODE);
		expect(events.map(({ status }) => status)).toEqual(['New', 'InProgress', 'Successful']);
		expect(events[0]).toMatchObject({ action: 'Create', queueItemId: Number(item?.id) });
	});
});
