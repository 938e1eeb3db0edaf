import { emulated } from '../../emulated';
import { finance, NODE, runQueue } from '../runQueue';

describe('Queue: Get Processing Status', () => {
	const held = emulated();

	const status = async (parameters: object) =>
		await runQueue(held.emulator, { resource: 'queue', operation: 'getProcessingStatus', ...finance, returnAll: true, ...parameters });

	it.each([
		[{}, ['Disputes', 'Invoices']],
		[{ filterBy: 'name', filterText: 'Invoices' }, ['Invoices']],
		[{ filterBy: 'nameContains', filterText: 'pute' }, ['Disputes']],
		[{ filterBy: 'description', filterText: 'booked' }, ['Invoices']],
		[{ filterBy: 'name', filterText: "x' or '1' eq '1" }, []],
	])('reports on the queues that %j chooses', async (parameters, names) => {
		const finished = await status(parameters);
		expect(finished.error).toBeUndefined();
		expect(finished.json(NODE).map(({ queueDefinitionName }) => queueDefinitionName)).toEqual(names);
	});

	it('counts what is to do and what failed', async () => {
		const [invoices] = (await status({ filterBy: 'name', filterText: 'Invoices' })).json(NODE);
		expect(Number(invoices?.['itemsToProcess'])).toBeGreaterThan(0);
		expect(Number(invoices?.['businessExceptionsNo'])).toBeGreaterThan(0);
	});
});
