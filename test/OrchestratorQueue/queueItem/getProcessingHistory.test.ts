import { emulated } from '../../emulated';
import { finance, NODE, runQueue } from '../runQueue';

describe('Queue Item: Get Processing History', () => {
	const held = emulated();

	it('lists every try of the item, the first one first', async () => {
		const { items } = held.emulator.services.orchestrator.queue('Invoices');
		const retry = items.find(({ ancestor }) => ancestor !== null);
		const parameters = { resource: 'queueItem', operation: 'getProcessingHistory', ...finance, itemId: String(retry?.id), returnAll: true };
		const tries = (await runQueue(held.emulator, parameters)).json(NODE);
		expect(tries.length).toBeGreaterThan(1);
		expect(tries.map(({ retryNumber }) => retryNumber)).toEqual(tries.map((_, index) => index));
	});
});
