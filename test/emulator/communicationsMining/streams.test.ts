import { caller, streamPath } from './caller';

interface Results {
	readonly results: ReadonlyArray<{ comment: { uid: string }; continuation: string }>;
	readonly num_filtered: number;
	readonly more_results: boolean;
	readonly continuation: string;
}

interface Fetched {
	readonly results: ReadonlyArray<{ comment: { uid: string }; sequence_id: string; labels?: unknown }>;
	readonly filtered: number;
	readonly is_end_sequence: boolean;
	readonly sequence_id: string;
}

function drain(stream: string, size: number, token: 'batch' | 'result'): string[] {
	const { service, json } = caller();
	const uids: string[] = [];
	for (let turn = 0; turn < 5000; turn += 1) {
		const batch = json('GET', streamPath(stream, `/results?max_results=${size}&max_filtered=50`)) as Results;
		const last = token === 'result' ? (batch.results[0]?.continuation ?? batch.continuation) : batch.continuation;
		uids.push(...batch.results.slice(0, token === 'result' ? 1 : undefined).map(({ comment }) => comment.uid));
		json('POST', streamPath(stream, '/advance'), { sequence_id: last });
		if (!batch.more_results && batch.results.length <= (token === 'result' ? 1 : size)) break;
	}
	expect(service.drained('customer-mail', stream)).toBe(true);
	return uids;
}

describe('reading a stream', () => {
	test('hands out every comment that the filter lets through once, by batch tokens', () => {
		expect(drain('disputes', 16, 'batch')).toEqual(caller().service.uids('customer-mail', 'disputes'));
	});

	test('hands out the same comments by advancing to single results', () => {
		expect(drain('disputes', 3, 'result')).toEqual(caller().service.uids('customer-mail', 'disputes'));
	});

	test('repeats a batch until the stream is advanced', () => {
		const { json, service } = caller();
		const path = streamPath('all-mail', '/results?max_results=5');
		expect(json('GET', path)).toEqual(json('GET', path));
		expect(service.position('customer-mail', 'all-mail')).toBe(0);
	});

	test('stops after max_filtered skips, with no result and a token that leads on', () => {
		const { json, service } = caller();
		json('POST', streamPath('disputes', '/reset'), { to_comment_created_at: '2025-03-03T09:14:00Z' });
		const before = service.position('customer-mail', 'disputes');
		const batch = json('GET', streamPath('disputes', '/results?max_filtered=64')) as Results;
		expect(batch).toMatchObject({ results: [], num_filtered: 64, more_results: true });
		json('POST', streamPath('disputes', '/advance'), { sequence_id: batch.continuation });
		expect(service.position('customer-mail', 'disputes')).toBe(before + 64);
	});

	test('gives a batch token beyond the last result where filtered comments follow', () => {
		const { json } = caller();
		const batch = json('POST', streamPath('disputes', '/fetch'), { size: 1024 }) as Fetched;
		expect(batch.is_end_sequence).toBe(true);
		expect(batch.sequence_id).not.toBe(batch.results.at(-1)?.sequence_id);
		expect(batch.results.length + batch.filtered).toBe(640);
	});

	test('returns sixteen results where the request names no number', () => {
		const { json, service } = caller();
		expect((json('GET', streamPath('all-mail', '/results')) as Results).results).toHaveLength(16);
		service.settings.maxResults = 4;
		expect((json('GET', streamPath('all-mail', '/results')) as Results).results).toHaveLength(4);
	});

	test('answers under the preview and the legacy trigger routes alike', () => {
		const { json } = caller();
		const wanted = json('GET', streamPath('all-mail', '/results?max_results=2'));
		for (const family of ['preview', 'v1']) {
			for (const word of ['streams', 'triggers']) {
				const path = `/api/${family}/datasets/operations/customer-mail/${word}/all-mail/results?max_results=2`;
				expect(json('GET', path)).toEqual(wanted);
			}
		}
	});

	test('takes project and dataset as one segment with an encoded slash', () => {
		const { json, send } = caller();
		const wanted = json('GET', streamPath('all-mail', '/results'));
		expect(json('GET', '/api/v1/datasets/operations%2Fcustomer-mail/streams/all-mail/results')).toEqual(wanted);
		expect(json('GET', '/api/v1/datasets/operations%2Fcustomer-mail/streams')).toMatchObject({ streams: [{}, {}] });
		expect(json('GET', '/api/v1/datasets/operations%2fcustomer-mail')).toMatchObject({ dataset: { name: 'customer-mail' } });
		expect(json('GET', '/api/v1/sources/operations%2Fsupport-mailbox/threads?id=x')).toMatchObject({ threads: [{}] });
		expect(send('GET', '/api/v1/datasets/operations/streams').status).toBe(404);
	});

	test('hides comments that are younger than the read lag', () => {
		const { send, service } = caller('empty');
		const now = new Date('2026-01-01T00:00:00Z');
		service.settings.readLagMs = 5000;
		service.addComments('support-mailbox', 3, now);
		const at = (ms: number): unknown =>
			send('GET', streamPath('all-mail', '/results'), { now: new Date(now.getTime() + ms) }).body;
		expect(at(4000)).toMatchObject({ results: [], more_results: false });
		expect(at(5001)).toMatchObject({ results: [{}, {}, {}] });
	});

	test.each(['size 0', 'size 1025', 'size 1.5', 'size "8"', 'nothing', 'more fields'])('refuses a fetch with %s', (name) => {
		const bodies: Readonly<Record<string, unknown>> = {
			'size 0': { size: 0 },
			'size 1025': { size: 1025 },
			'size 1.5': { size: 1.5 },
			'size "8"': { size: '8' },
			nothing: undefined,
			'more fields': { size: 8, limit: 8 },
		};
		const answer = caller().send('POST', streamPath('all-mail', '/fetch'), { body: bodies[name] });
		expect(answer).toMatchObject({ status: 400, body: { status: 'error', message: expect.stringContaining('400') as string } });
	});

	test.each(['max_results=0', 'max_results=1025', 'max_filtered=x', 'max_result=5', 'max_results='])('refuses ?%s', (query) => {
		expect(caller().send('GET', streamPath('all-mail', `/results?${query}`)).status).toBe(400);
	});
});

describe('advancing and resetting', () => {
	test.each(['', 'garbled', 'qs8QcHIBAADJ1p3W2FtmBB3QiOJsCJlR'])('refuses the token %p', (token) => {
		const { send, service } = caller();
		expect(send('POST', streamPath('all-mail', '/advance'), { body: { sequence_id: token } }).status).toBe(400);
		expect(service.position('customer-mail', 'all-mail')).toBe(0);
	});

	test('refuses a token of another stream', () => {
		const { send, json } = caller();
		const { continuation } = json('GET', streamPath('disputes', '/results')) as Results;
		expect(send('POST', streamPath('all-mail', '/advance'), { body: { sequence_id: continuation } }).status).toBe(400);
	});

	test('moves back to an older token, or refuses it, as the switch says', () => {
		const { send, json, service } = caller();
		const { results, continuation } = json('GET', streamPath('all-mail', '/results')) as Results;
		const advance = (token = ''): number =>
			send('POST', streamPath('all-mail', '/advance'), { body: { sequence_id: token } }).status;
		expect(advance(continuation)).toBe(200);
		expect(advance(results[2]?.continuation)).toBe(200);
		expect(service.position('customer-mail', 'all-mail')).toBe(3);
		service.settings.backwardsAdvance = 'refused';
		expect(advance(results[0]?.continuation)).toBe(400);
		expect(advance(results[2]?.continuation)).toBe(200);
		expect(service.position('customer-mail', 'all-mail')).toBe(3);
	});

	test('resets to the first comment created at the given time or later', () => {
		const { json, service } = caller();
		const answer = json('POST', streamPath('all-mail', '/reset'), { to_comment_created_at: '2025-03-03T08:00:37' });
		expect(answer).toMatchObject({ status: 'ok', stream: { name: 'all-mail' }, sequence_id: expect.any(String) as string });
		expect(service.position('customer-mail', 'all-mail')).toBe(1);
	});

	test('keeps positions when a comment is deleted', () => {
		const { json, service } = caller();
		const { results } = json('GET', streamPath('all-mail', '/results?max_results=3')) as Results;
		const [source = '', id = ''] = (results[1]?.comment.uid ?? '').split('.');
		const name = source === '47194279497e141e' ? 'support-mailbox' : 'claims-mailbox';
		json('DELETE', `/api/v1/sources/operations/${name}/comments?id=${encodeURIComponent(id)}`);
		const again = json('GET', streamPath('all-mail', '/results?max_results=2')) as Results;
		expect(again.results.map(({ comment }) => comment.uid)).toEqual([results[0]?.comment.uid, results[2]?.comment.uid]);
		expect(again.continuation).toBe(results[2]?.continuation);
		expect(service.uids('customer-mail', 'all-mail')).toHaveLength(639);
	});
});

describe('managing streams', () => {
	const definition = { name: 'mine', title: 'Mine', comment_filter: { user_properties: { 'number:Spend': { minimum: 500 } } } };

	test('creates, lists, updates, renames and deletes', () => {
		const { json, send, service } = caller();
		expect(json('PUT', '/api/v1/datasets/operations/customer-mail/streams', { stream: definition })).toMatchObject({
			stream: { id: expect.stringMatching(/^[0-9a-f]{32}$/) as string, name: 'mine', dataset_id: '18ba5ce699f8da1f' },
		});
		const count = service.uids('customer-mail', 'mine').length;
		expect(count).toBeGreaterThan(0);
		json('POST', streamPath('mine'), { stream: { name: 'renamed', comment_filter: {} } });
		expect(service.uids('customer-mail', 'renamed')).toHaveLength(640);
		expect(json('GET', streamPath('renamed'))).toMatchObject({ stream: { title: 'Mine', comment_filter: {} } });
		expect(send('DELETE', streamPath('renamed')).status).toBe(200);
		expect(send('GET', streamPath('renamed')).status).toBe(404);
	});

	test('starts a new stream at the beginning or now', () => {
		const { json, service } = caller();
		service.settings.newStreamStart = 'now';
		json('PUT', '/api/v1/datasets/operations/customer-mail/streams', { stream: definition });
		expect(service.position('customer-mail', 'mine')).toBe(640);
	});

	test('uses the word trigger in the bodies of the legacy routes', () => {
		const { json, send } = caller();
		const path = '/api/v1/datasets/operations/customer-mail/triggers';
		expect(json('PUT', path, { trigger: definition })).toMatchObject({ trigger: { name: 'mine' } });
		expect(json('GET', path)).toMatchObject({ triggers: [{}, {}, { name: 'mine' }] });
		expect(send('PUT', path, { body: { stream: definition } }).status).toBe(400);
	});

	test.each([
		['a bad name', { name: 'a b' }],
		['no name', { title: 'x' }],
		['an unknown field', { name: 'x', size: 3 }],
		['an unknown filter', { name: 'x', comment_filter: { colour: {} } }],
		['an untyped property', { name: 'x', comment_filter: { user_properties: { Country: { one_of: ['uk'] } } } }],
		['a text bound', { name: 'x', comment_filter: { user_properties: { 'number:A': { minimum: '3' } } } }],
		['a threshold above 1', { name: 'x', model: { version: 1, label_thresholds: [{ name: ['A'], threshold: 2 }] } }],
		['a joined label', { name: 'x', model: { version: 1, label_thresholds: [{ name: 'A > B' }] } }],
	])('refuses %s', (_, stream) => {
		const { send } = caller();
		expect(send('PUT', '/api/v1/datasets/operations/customer-mail/streams', { body: { stream } }).status).toBe(400);
	});

	test('refuses a name that is taken', () => {
		const { send } = caller();
		const body = { stream: { name: 'disputes' } };
		expect(send('PUT', '/api/v1/datasets/operations/customer-mail/streams', { body }).status).toBe(409);
		expect(send('POST', streamPath('all-mail'), { body }).status).toBe(409);
	});
});

describe('exceptions', () => {
	test('are tagged and untagged without moving the stream', () => {
		const { json, service } = caller();
		const [uid = '', other = ''] = service.uids('customer-mail', 'disputes');
		const exceptions = [uid, other].map((each) => ({ uid: each, metadata: { type: 'No Prediction' } }));
		expect(json('PUT', streamPath('disputes', '/exceptions'), { exceptions })).toEqual({ status: 'ok' });
		json('DELETE', streamPath('disputes', `/exceptions?uid=${encodeURIComponent(uid)}`));
		expect(service.state()).toMatchObject({ exceptions: [{ stream: 'disputes', uid: other, type: 'No Prediction' }] });
		expect(service.position('customer-mail', 'disputes')).toBe(0);
	});

	test('are refused with more metadata, for comments that are not there, and without a uid', () => {
		const { send, service } = caller();
		const [uid] = service.uids('customer-mail', 'disputes');
		const tag = (exception: object): number =>
			send('PUT', streamPath('disputes', '/exceptions'), { body: { exceptions: [exception] } }).status;
		expect(tag({ uid, metadata: { type: 'x', note: 'y' } })).toBe(400);
		expect(tag({ uid: '18ba5ce699f8da1f.unknown', metadata: { type: 'x' } })).toBe(404);
		expect(send('DELETE', streamPath('disputes', '/exceptions')).status).toBe(400);
	});
});
