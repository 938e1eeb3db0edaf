import { caller, comment, sourcePath } from './caller';
import type { CommentNew } from './objects';

const path = sourcePath('/sync');

function sync(...comments: unknown[]): { comments: unknown[] } {
	return { comments };
}

describe('syncing comments', () => {
	test('adds, leaves, updates and bills as the service says', () => {
		const { json, service } = caller('empty');
		const bill = (): unknown => (service.state() as { bill: number }).bill;
		expect(json('POST', path, sync(comment('a'), comment('b')))).toEqual({
			status: 'ok',
			new: 2,
			updated: 0,
			unchanged: 0,
			updated_properties_only: 0,
			updated_text_changed: 0,
		});
		expect(bill()).toBe(2);
		expect(json('POST', path, sync(comment('a'), comment('b')))).toMatchObject({ new: 0, unchanged: 2 });
		expect(bill()).toBe(2);
		const tagged = { ...comment('a'), user_properties: { 'string:City': 'London' } };
		expect(json('POST', path, sync(tagged))).toMatchObject({ updated: 1, updated_properties_only: 1 });
		expect(bill()).toBe(2);
		expect(json('POST', path, sync(comment('b', 'other text')))).toMatchObject({ updated: 1, updated_text_changed: 1 });
		expect(bill()).toBe(3);
	});

	test('counts the same instant in another zone as unchanged', () => {
		const { json } = caller('empty');
		json('POST', path, sync(comment('a')));
		const moved = { ...comment('a'), timestamp: '2025-04-01T12:00:00.000000+02:00' };
		expect(json('POST', path, sync(moved))).toMatchObject({ unchanged: 1 });
	});

	test('leaves the finer counters out on request', () => {
		const { json, service } = caller('empty');
		service.settings.requireUpdatedCounters = false;
		expect(json('POST', path, sync(comment('a')))).toEqual({ status: 'ok', new: 1, updated: 0, unchanged: 0 });
	});

	const long = 'x'.repeat(65_537);
	const cases: ReadonlyArray<readonly [string, object]> = [
		['no timestamp', { timestamp: undefined }],
		['a timestamp in words', { timestamp: 'yesterday' }],
		['a day that does not exist', { timestamp: '2025-02-30T00:00:00Z' }],
		['an id with a slash', { id: 'a/b' }],
		['an id with a space', { id: 'a b' }],
		['an empty id', { id: '' }],
		['an id of 1,025 characters', { id: 'a'.repeat(1025) }],
		['an unknown field', { colour: 'red' }],
		['an unknown field of a message', { messages: [{ body: { text: 'x' }, reply_to: 'a' }] }],
		['a message without body', { messages: [{}] }],
		['two messages', { messages: [{ body: { text: 'x' } }, { body: { text: 'y' } }] }],
		['a text of 65,537 characters', { messages: [{ body: { text: long } }] }],
		['an untyped user property', { user_properties: { City: 'London' } }],
		['a user property without a name', { user_properties: { 'string:': 'x' } }],
		['a text in a number property', { user_properties: { 'number:Spend': '3' } }],
		['a number in a string property', { user_properties: { 'string:Spend': 3 } }],
		['a nested user property', { user_properties: { 'string:A': { b: 1 } } }],
		['a hash that is none', { attachments: [{ name: 'a', size: 1, content_type: 'b', content_hash: 'xyz' }] }],
		['a negative size', { attachments: [{ name: 'a', size: -1, content_type: 'b' }] }],
	];

	test.each(cases)('refuses the whole batch for one comment with %s', (_, change) => {
		const { send, service } = caller('empty');
		const bad: unknown = JSON.parse(JSON.stringify({ ...comment('bad'), ...change }));
		const answer = send('POST', path, { body: sync(comment('a'), bad, comment('b')) });
		expect(answer.status).toBe(400);
		expect(answer.body).toEqual({ status: 'error', message: expect.stringMatching(/^400 Bad Request: (?!.*\b1\.)/) as string });
		expect(service.state()).toMatchObject({ comments: [], bill: 0 });
	});

	test('refuses more than 16,384 comments, and takes that many', () => {
		const { send } = caller('empty');
		const many = (count: number): CommentNew[] => Array.from({ length: count }, (_, index) => comment(`c${index}`));
		expect(send('POST', path, { body: sync(...many(16_385)) }).status).toBe(400);
		expect(send('POST', path, { body: sync(...many(16_384)) }).body).toMatchObject({ new: 16_384 });
	});

	test('refuses unknown sources, bodies that are too long and writes beyond the quota', () => {
		const { send, service } = caller('empty');
		const body = sync(comment('a'), comment('b'));
		expect(send('POST', '/api/v1/sources/operations/nowhere/sync', { body }).status).toBe(404);
		service.settings.maxBodyBytes = 100;
		expect(send('POST', path, { body }).status).toBe(413);
		service.settings.maxBodyBytes = null;
		service.settings.quota = 1;
		expect(send('POST', path, { body })).toMatchObject({ status: 403, body: { message: expect.stringContaining('quota') as string } });
		expect(service.state()).toMatchObject({ comments: [], bill: 0 });
	});

	test('keeps every kind of text and key as it came', () => {
		const { json, send } = caller('empty');
		const text = 'a\u0000\u2028\u202e é e\u0301 👨‍👩‍👧 𠮷 \ud800 عربي';
		const body: unknown = JSON.parse(
			`{"comments":[{"id":"~!'()=+?#%","timestamp":"20250401T100000Z","messages":[{"body":{"text":${JSON.stringify(text)}}}],` +
				`"user_properties":{"string:__proto__":"a","string:con.structor":"b"}}]}`,
		);
		json('POST', path, body);
		const read = send('GET', sourcePath(`/comments/${encodeURIComponent("~!'()=+?#%")}`));
		expect(read.body).toMatchObject({
			comment: {
				messages: [{ body: { text } }],
				user_properties: { 'string:__proto__': 'a', 'string:con.structor': 'b' },
				timestamp: '2025-04-01T10:00:00Z',
			},
		});
	});

	test('puts an updated comment at the end of the streams only where the switch says so', () => {
		const { json, service } = caller('empty');
		const uids = service.addComments('support-mailbox', [comment('a'), comment('b')]);
		json('POST', path, sync(comment('a', 'new')));
		expect(service.uids('customer-mail', 'all-mail')).toEqual(uids);
		service.settings.updateComesAgain = true;
		json('POST', path, sync(comment('a', 'newer')));
		expect(service.uids('customer-mail', 'all-mail')).toEqual([...uids].reverse());
	});
});

describe('reading and deleting comments', () => {
	test('gets one as documented, with markup on request', () => {
		const { json, send } = caller('empty');
		const marked = { ...comment('a'), messages: [{ body: { text: 'x', text_markup: '<b>x</b>' }, sent_at: '2025-04-01' }] };
		json('POST', path, sync(marked));
		expect(json('GET', sourcePath('/comments/a'))).toEqual({
			status: 'ok',
			comment: {
				id: 'a',
				uid: '47194279497e141e.a',
				source_id: '47194279497e141e',
				timestamp: '2025-04-01T10:00:00Z',
				messages: [{ body: { text: 'x' }, sent_at: '2025-04-01T00:00:00Z' }],
				text_format: 'plain',
				user_properties: {},
				created_at: expect.stringMatching(/\.\d{6}Z$/) as string,
				last_modified: expect.any(String) as string,
				context: expect.stringMatching(/^\d+$/) as string,
			},
		});
		expect(json('GET', sourcePath('/comments/a?include_markup=true'))).toMatchObject({
			comment: { messages: [{ body: { text_markup: '<b>x</b>' } }] },
		});
		expect(send('GET', sourcePath('/comments/b'))).toEqual({
			status: 404,
			body: { status: 'error', message: '404 Not Found' },
		});
	});

	test('deletes up to 128 by repeated id or by list', () => {
		const { send, service } = caller('empty');
		service.addComments('support-mailbox', ['a', 'b', 'c'].map((id) => comment(id)));
		expect(send('DELETE', sourcePath('/comments?id=a&ids=b,unknown')).status).toBe(200);
		expect(service.state()).toMatchObject({ comments: [{ id: 'c', charged: 1 }], bill: 3 });
		service.settings.unknownDelete = '404';
		expect(send('DELETE', sourcePath('/comments?id=c&id=unknown')).status).toBe(404);
		expect(send('DELETE', sourcePath('/comments')).status).toBe(400);
		const many = Array.from({ length: 129 }, (_, index) => `id=${index}`).join('&');
		expect(send('DELETE', sourcePath(`/comments?${many}`)).status).toBe(400);
		expect(service.state()).toMatchObject({ comments: [{ id: 'c' }] });
	});

	test.each(['messages', 'comments'] as const)('lists threads under %s, unknown ones empty', (key) => {
		const { json, service } = caller('empty');
		service.settings.threadsKey = key;
		const members = ['a', 'b'].map((id) => ({ ...comment(id), thread_id: 't' }));
		const uids = service.addComments('support-mailbox', members);
		expect(json('GET', sourcePath('/threads?id=t&id=u'))).toEqual({
			status: 'ok',
			threads: [
				{ thread_id: 't', [key]: uids },
				{ thread_id: 'u', [key]: [] },
			],
		});
	});

	test('adds on the private route without overwriting, except with the latest context', () => {
		const { send, json } = caller('empty');
		const add = (body: object): number =>
			send('PUT', '/api/_private/sources/operations/support-mailbox/comments', { body: sync(body) }).status;
		expect(add(comment('a'))).toBe(200);
		expect(add(comment('a'))).toBe(200);
		expect(add(comment('a', 'new'))).toBe(409);
		const { comment: read } = json('GET', sourcePath('/comments/a')) as { comment: { context: string } };
		expect(add({ ...comment('a', 'new'), context: read.context })).toBe(200);
	});
});
