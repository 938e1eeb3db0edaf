import { emulated } from '../../emulated';
import { finance, NODE, runQueue } from '../runQueue';

describe('Queue Item: Clear Specific Content', () => {
	const held = emulated();

	it('erases the content and nothing else, also of an item that is done', async () => {
		const [item] = held.emulator.services.orchestrator.queue('Invoices').items.filter(({ status }) => status === 'Successful');
		const before = { ...item };
		const parameters = { resource: 'queueItem', operation: 'clearContent', ...finance, itemId: String(item?.id) };
		const finished = await runQueue(held.emulator, parameters);
		expect(finished.json(NODE)).toMatchObject([{ specificContent: {}, status: 'Successful' }]);
		const { dueDate, priority, reference } = before;
		expect(item).toMatchObject({ specificContent: {}, dueDate, priority, reference });
	});
});
