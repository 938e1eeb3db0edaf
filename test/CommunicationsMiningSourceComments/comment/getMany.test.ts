import { getMany } from '../../../nodes/CommunicationsMiningSourceComments/comment/getMany';
import { InputError } from '../../../nodes/shared/wire/input';
import { emulated } from '../../emulated';
import { readOf } from '../../readOf';
import { address, NODE, runComments, SOURCE } from '../runComments';

const ROUTE = 'GET /api/_private/sources/{project}/{source}/comments';

describe('Comment: Get Many', () => {
	const held = emulated({ seed: 'empty' });

	beforeEach(() => {
		const comments = Array.from({ length: 600 }, (_, index) => ({
			id: `c${index}`,
			timestamp: new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString(),
			messages: [{ body: { text: `Message ${index}` } }],
		}));
		held.emulator.services.communicationsMining.addComments(SOURCE, comments);
	});

	const list = async (parameters: object) =>
		await runComments(held.emulator, { resource: 'comment', operation: 'getMany', ...parameters });
	const requests = () => held.emulator.journal.entries({ route: ROUTE });

	it('gives every comment once, oldest first, in as few pages as the service allows', async () => {
		const ids = (await list({ returnAll: true })).json(NODE).map(({ commentId }) => commentId);
		expect(ids).toEqual(Array.from({ length: 600 }, (_, index) => `c${index}`));
		expect(requests()).toHaveLength(3);
	});

	it('asks for no more than the limit', async () => {
		const finished = await list({ returnAll: false, limit: 7 });
		expect(finished.json(NODE)).toHaveLength(7);
		expect(requests().map(({ query }) => query)).toEqual(['limit=7']);
	});

	it('keeps to the time window, whose ends are in the workflow’s time zone where they name none', async () => {
		const window = { fromTimestamp: '2026-01-01T01:00:00Z', toTimestamp: '2026-01-01T01:02:00Z' };
		const ids = (await list({ returnAll: true, ...window })).json(NODE).map(({ commentId }) => commentId);
		expect(ids).toEqual(['c60', 'c61', 'c62']);
	});

	it('begins with the latest on request', async () => {
		const finished = await list({ returnAll: false, limit: 2, options: { newestFirst: true } });
		expect(finished.json(NODE).map(({ commentId }) => commentId)).toEqual(['c599', 'c598']);
	});

	it('adds what is known about the thread on request', async () => {
		const [first] = (await list({ returnAll: false, limit: 1, options: { includeThreadProperties: true } })).json(NODE);
		expect(first).toHaveProperty('threadProperties');
	});

	it('stops with an error where a continuation comes again, and gives nothing twice', async () => {
		const comments = [{ id: 'a', uid: 's.a', messages: [] }];
		held.emulator.faults.set([{ route: ROUTE, do: { answer: { status: 200, body: { status: 'ok', comments, continuation: 'x' } } } }]);
		const finished = await list({ returnAll: true });
		expect(finished.error?.message).toContain('starts again from a page that was already read');
	});

	it.each([{}, [], null, { status: 'ok' }, { status: 'error', message: 'no' }, { status: 'ok', comments: [{}] }])(
		'takes the reply %j for an error and never for an empty list',
		async (body) => {
			held.emulator.faults.set([{ route: ROUTE, do: { answer: { status: 200, body } } }]);
			const finished = await list({ returnAll: true });
			expect(finished.status).toBe('error');
		},
	);

	it.each([
		[{ options: { newestFirst: true }, fromTimestamp: '2026-01-01T00:00:00Z' }, '"Newest First" cannot be combined'],
		[{ fromTimestamp: '2026-01-02T00:00:00Z', toTimestamp: '2026-01-01T00:00:00Z' }, '"Timestamp From" is later than "Timestamp To"'],
		[{ fromTimestamp: 'yesterday' }, '"Timestamp From" must be a date and time'],
	])('refuses %j before anything is sent', (parameters, words) => {
		const prepare = () => getMany.prepare(readOf(getMany, { ...address, ...parameters }));
		expect(prepare).toThrow(InputError);
		expect(prepare).toThrow(words);
	});

	it('says in its panel that the route is private', () => {
		expect(getMany.fields.find(({ type }) => type === 'notice')?.displayName).toContain('private route');
	});
});
