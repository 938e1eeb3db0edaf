import { delete as deleteComments } from '../../../nodes/CommunicationsMiningSourceComments/comment/delete';
import { emulated } from '../../emulated';
import { apiOf, NODE, runComments, runForAll, SOURCE } from '../runComments';

const ROUTE = 'DELETE /api/v1/sources/{project}/{source}/comments';

describe('Comment: Delete', () => {
	const held = emulated({ seed: 'empty' });

	beforeEach(() => {
		held.emulator.services.communicationsMining.addComments(
			SOURCE,
			Array.from({ length: 100 }, (_, index) => ({
				id: `c${index}`,
				timestamp: '2026-01-01T00:00:00Z',
				messages: [{ body: { text: 'x' } }],
			})),
		);
	});

	const numbered = Array.from({ length: 100 }, (_, index) => `c${index}`);
	const left = async () =>
		(await runComments(held.emulator, { resource: 'comment', operation: 'getMany', returnAll: true })).json(NODE).length;
	const requests = () => held.emulator.journal.entries({ route: ROUTE });

	it('deletes the comments of all items together, 32 in a request', async () => {
		const finished = await runComments(
			held.emulator,
			{ resource: 'comment', operation: 'delete', commentIds: '={{ $json.commentId }}' },
			numbered.map((commentId) => ({ commentId })),
		);
		expect(finished.json(NODE)).toEqual(numbered.map((commentId) => ({ deleted: true, commentId })));
		expect(finished.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual(numbered.map((_, item) => ({ item })));
		expect(requests()).toHaveLength(4);
		expect(await left()).toBe(0);
	});

	it('takes a list from one item, and does no harm when it runs again', async () => {
		for (const unknownDelete of ['ok', '404'] as const) {
			held.emulator.services.communicationsMining.settings.unknownDelete = unknownDelete;
			const { outcomes } = await runForAll(apiOf(held.emulator), deleteComments, [{ commentIds: numbered }]);
			const items = numbered.map((commentId) => ({ json: { deleted: true, commentId } }));
			expect(outcomes).toMatchObject([{ item: 0, items }]);
		}
		expect(await left()).toBe(0);
	});

	it('deletes the rest where some are gone already, whatever the service says about those', async () => {
		held.emulator.services.communicationsMining.settings.unknownDelete = '404';
		const { outcomes } = await runForAll(apiOf(held.emulator), deleteComments, [{ commentIds: 'c0\ngone\nc1' }]);
		expect(outcomes).toMatchObject([{ items: [{}, {}, {}] }]);
		expect(await left()).toBe(98);
	});

	it('says so where the source is not there', async () => {
		const { outcomes } = await runForAll(apiOf(held.emulator), deleteComments, [{ source: 'nowhere', commentIds: 'c0' }]);
		expect(outcomes).toMatchObject([{ error: { status: 404 }, details: { deleted: false, notDeleted: ['c0'] } }]);
	});

	it('fails only the items whose request failed', async () => {
		held.emulator.faults.set([{ route: ROUTE, nth: 1, do: { answer: { status: 403, body: { status: 'error' } } } }]);
		const items = numbered.map((commentIds) => ({ commentIds }));
		const { outcomes } = await runForAll(apiOf(held.emulator), deleteComments, items);
		expect(outcomes.filter((outcome) => 'error' in outcome)).toHaveLength(32);
		expect(await left()).toBe(32);
	});

	it('says of each comment what became of it where they have to be deleted one by one', async () => {
		held.emulator.services.communicationsMining.settings.unknownDelete = '404';
		held.emulator.faults.set([{ route: ROUTE, nth: 3, do: { answer: { status: 403, body: { status: 'error' } } } }]);
		const items = ['c0', 'gone', 'c1', 'c2'].map((commentIds) => ({ commentIds }));
		const { outcomes } = await runForAll(apiOf(held.emulator), deleteComments, items);
		expect(outcomes.map((outcome) => 'error' in outcome)).toEqual([false, true, false, false]);
		expect(await left()).toBe(97);
	});

	it('does not say that nothing was changed where a request without a reply may have deleted all of them', async () => {
		held.emulator.services.communicationsMining.settings.unknownDelete = '404';
		held.emulator.faults.set([
			{ route: ROUTE, nth: 1, when: 'after', do: { reset: true } },
			{ route: ROUTE, nth: 3, do: { answer: { status: 403, body: { status: 'error' } } } },
		]);
		const { outcomes } = await runForAll(apiOf(held.emulator), deleteComments, [{ commentIds: 'c0' }, { commentIds: 'c1' }]);
		expect(outcomes).toMatchObject([{ error: { earlier: 'unknown' } }, { items: [{}] }]);
		expect(await left()).toBe(98);
	});

	it('leaves a comma to the ID that it belongs to', async () => {
		held.emulator.services.communicationsMining.addComments(SOURCE, [
			{ id: 'c1,c2', timestamp: '2026-01-01T00:00:00Z', messages: [{ body: { text: 'x' } }] },
		]);
		await runForAll(apiOf(held.emulator), deleteComments, [{ commentIds: 'c1,c2' }]);
		expect(await left()).toBe(100);
	});

	it.each(['', ' \n ', 'a b', 'a/b', 'ä'])('refuses the IDs %j before anything is sent', async (commentIds) => {
		const { outcomes } = await runForAll(apiOf(held.emulator), deleteComments, [{ commentIds }]);
		expect(outcomes).toMatchObject([{ error: { name: 'InputError' } }]);
		expect(requests()).toHaveLength(0);
	});

	it('says that it cannot be undone', () => {
		expect(deleteComments.description).toContain('cannot be undone');
	});
});
