import { emulated } from '../../emulated';
import { finance, NODE, runQueue } from '../runQueue';

describe('Queue Item: Get Last Retry', () => {
	const held = emulated();

	const lastRetry = async (id: unknown) =>
		await runQueue(held.emulator, { resource: 'queueItem', operation: 'getLastRetry', ...finance, itemId: String(id) });
	const invoices = () => held.emulator.services.orchestrator.queue('Invoices').items;

	it('gives the item that took the place of a retried one', async () => {
		const retry = invoices().find(({ ancestor }) => ancestor !== null);
		const finished = await lastRetry(retry?.ancestor?.id);
		expect(finished.json(NODE)).toMatchObject([{ retried: true, reference: retry?.reference }]);
	});

	it('gives the item itself where it never was retried', async () => {
		const item = invoices().find(({ status }) => status === 'Successful');
		expect((await lastRetry(item?.id)).json(NODE)).toMatchObject([{ retried: false, id: Number(item?.id) }]);
	});

	it('an item that does not exist is an error', async () => {
		expect((await lastRetry(1)).error?.message).toContain('found no such thing');
	});
});
