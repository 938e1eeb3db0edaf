import { create } from '../../../nodes/OrchestratorQueue/itemComment/create';
import { delete as deleteComment } from '../../../nodes/OrchestratorQueue/itemComment/delete';
import { emulated } from '../../emulated';
import { finance, idIn, runAlone } from '../runQueue';

describe('Item Comment: Delete', () => {
	const held = emulated();
	let commentId: string;
	beforeEach(async () => {
		const [item] = held.emulator.services.orchestrator.addQueueItems('Disputes', 1, { reference: 'a' });
		commentId = idIn(await runAlone(held.emulator, create, { ...finance, itemId: String(item?.id), text: 'gone soon' }));
	});

	it('deletes the comment', async () => {
		const { items } = await runAlone(held.emulator, deleteComment, { ...finance, commentId });
		expect(items).toEqual([{ json: { deleted: true, id: commentId } }]);
		const { comments } = held.emulator.services.orchestrator.tenant;
		expect([...comments.keys()].map(String)).not.toContain(commentId);
	});

	it('counts as deleted where the reply was lost and the next attempt finds nothing', async () => {
		held.emulator.faults.set([{ route: 'DELETE /odata/QueueItemComments({key})', nth: 1, when: 'after', do: { reset: true } }]);
		const { items } = await runAlone(held.emulator, deleteComment, { ...finance, commentId });
		expect(items[0]?.json).toMatchObject({ deleted: true });
	});

	it('fails where there never was such a comment', async () => {
		await expect(runAlone(held.emulator, deleteComment, { ...finance, commentId: '4711' })).rejects.toThrow('Nothing was changed');
	});

	it('says that it cannot be undone', () => {
		expect(deleteComment.description).toContain('cannot be undone');
	});
});
