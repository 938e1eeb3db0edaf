import { create } from '../../../nodes/OrchestratorQueue/itemComment/create';
import { update } from '../../../nodes/OrchestratorQueue/itemComment/update';
import { emulated } from '../../emulated';
import { finance, idIn, runAlone } from '../runQueue';

describe('Item Comment: Update', () => {
	const held = emulated();

	const written = async (): Promise<string> => {
		const [item] = held.emulator.services.orchestrator.addQueueItems('Disputes', 1, { reference: 'a' });
		return idIn(await runAlone(held.emulator, create, { ...finance, itemId: String(item?.id), text: 'before' }));
	};

	const stored = (commentId: string) =>
		[...held.emulator.services.orchestrator.tenant.comments.values()].find(({ id }) => String(id) === commentId);

	it('replaces the text and leaves the rest', async () => {
		const commentId = await written();
		const { items } = await runAlone(held.emulator, update, { ...finance, commentId, text: 'after' });
		expect(items[0]?.json).toMatchObject({ text: 'after' });
		expect(stored(commentId)).toMatchObject({ text: 'after', item: { reference: 'a' } });
	});

	it('ends in the same state when the reply is lost after it was applied', async () => {
		const commentId = await written();
		held.emulator.faults.set([{ route: 'PUT /odata/QueueItemComments({key})', nth: 1, when: 'after', do: { reset: true } }]);
		await runAlone(held.emulator, update, { ...finance, commentId, text: 'after' });
		expect(stored(commentId)?.text).toBe('after');
	});

	it('sends nothing for a text that is too long', async () => {
		await expect(runAlone(held.emulator, update, { ...finance, commentId: '1', text: 'a'.repeat(513) })).rejects.toThrow('513');
		expect(held.emulator.journal.entries()).toEqual([]);
	});
});
