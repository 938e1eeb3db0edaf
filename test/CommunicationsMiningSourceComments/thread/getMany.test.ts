import { emulated } from '../../emulated';
import { NODE, runComments, SOURCE } from '../runComments';

describe('Thread: Get Many', () => {
	const held = emulated({ seed: 'empty' });

	beforeEach(() => {
		const comment = (id: string, minute: number) => ({
			id,
			thread_id: 't,1',
			timestamp: `2026-01-01T00:0${minute}:00Z`,
			messages: [{ body: { text: id } }],
		});
		held.emulator.services.communicationsMining.addComments(SOURCE, [comment('later', 2), comment('sooner', 1)]);
	});

	const threads = async (threadIds: unknown) =>
		await runComments(held.emulator, { resource: 'thread', operation: 'getMany', threadIds: '={{ $json.ids }}' }, [
			{ ids: threadIds as string },
		]);

	it.each(['messages', 'comments'] as const)('lists the comments of each thread where UiPath calls them %s', async (threadsKey) => {
		held.emulator.services.communicationsMining.settings.threadsKey = threadsKey;
		const finished = await threads(['t,1', 'unknown']);
		expect(finished.json(NODE)).toMatchObject([
			{ threadId: 't,1', count: 2, commentIds: ['sooner', 'later'] },
			{ threadId: 'unknown', count: 0, commentIds: [], uids: [] },
		]);
	});

	it('takes an ID per line and asks for 32 at a time', async () => {
		held.emulator.journal.clear();
		const finished = await threads(Array.from({ length: 70 }, (_, index) => `t${index}`).join('\n'));
		expect(finished.json(NODE)).toHaveLength(70);
		expect(held.emulator.journal.entries({ route: 'GET /api/v1/sources/{project}/{source}/threads' })).toHaveLength(3);
	});

	it('refuses an empty list before anything is sent', async () => {
		held.emulator.journal.clear();
		const finished = await threads('');
		expect(finished.error?.message).toContain('"Thread IDs" is empty');
		expect(held.emulator.journal.entries()).toHaveLength(0);
	});

	it('takes a reply without either list for an error', async () => {
		const body = { status: 'ok', threads: [{ thread_id: 't' }] };
		held.emulator.faults.set([{ route: 'GET /api/v1/sources/{project}/{source}/threads', do: { answer: { status: 200, body } } }]);
		expect((await threads('t')).status).toBe('error');
	});
});
