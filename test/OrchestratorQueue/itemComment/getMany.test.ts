import { emulated } from '../../emulated';
import { finance, NODE, runQueue } from '../runQueue';

describe('Item Comment: Get Many', () => {
	const held = emulated();

	const comments = { resource: 'itemComment', operation: 'getMany', ...finance };

	it('lists the comments of the item in the order in which they were written, across pages', async () => {
		const [item] = held.emulator.services.orchestrator.addQueueItems('Disputes', 1, { reference: 'with comments' });
		const itemId = String(item?.id);
		const input = ['first', 'second', 'third'].map((text) => ({ text }));
		const write = { resource: 'itemComment', operation: 'create', ...finance, itemId, text: '={{ $json.text }}' };
		await runQueue(held.emulator, write, input);
		const listed = await runQueue(held.emulator, { ...comments, itemId, returnAll: true });
		expect(listed.json(NODE).map(({ text }) => text)).toEqual(['first', 'second', 'third']);
		expect(listed.json(NODE)[0]).toMatchObject({ queueItemId: item?.id, userName: expect.any(String) as string });
		const two = await runQueue(held.emulator, { ...comments, itemId, limit: 2 });
		expect(two.json(NODE).map(({ text }) => text)).toEqual(['first', 'second']);
	});

	it('says that there is no such item', async () => {
		const { error } = await runQueue(held.emulator, { ...comments, itemId: '4711' });
		expect(error?.message).toContain('Nothing was read');
	});
});
