// N14 to N17, Z5: answers that arrive but cannot be believed.
import { inspect } from 'node:util';
import { toNodeError } from '../../nodes/shared/client/errors';
import type { INode } from 'n8n-workflow';
import { nothing, okEnvelope, array, anything } from '../../nodes/shared/wire/json';
import { path } from '../../nodes/shared/wire/path';
import type { Effect } from '../../nodes/shared/wire/request';
import { Bench } from './bench';

const EFFECTS: readonly Effect[] = ['reads', 'settles', 'adds'];
const node: INode = { id: '1', name: 'UiPath', type: 'uiPath', typeVersion: 1, position: [0, 0], parameters: {} };
let bench: Bench;

beforeAll(async () => {
	bench = await Bench.open();
});
beforeEach(() => {
	bench.reset();
});
afterAll(async () => {
	await bench.close();
});

/** An answer with this very text as its body. */
const raw = (body: string, status = 200, headers: Record<string, string> = {}) => ({
	answer: { status, headers: { 'content-type': 'application/json', ...headers }, body },
});

// N14
test.each([
	['half of its JSON, correctly framed', raw('{"value":[{"Id":1},{"Id":')],
	['fewer bytes than it announced', { cut: 20 }],
	['chunks that end too early', { cut: 20, chunked: true }],
	['half of its bytes under a right length', { shortLength: true }],
	['text that is no JSON', raw('OK')],
	['broken compression', { badGzip: true }],
] as const)('an answer with %s is never taken for items', async (_name, action) => {
	bench.fault('reads', action);
	expect(await bench.failure('reads')).toMatchObject({ outcome: 'unknown', attempts: 4 });
	bench.fault('reads', action, { times: 1 });
	await expect(bench.send('reads')).resolves.toMatchObject({ value: [{}, {}, {}] });
	bench.fault('adds', action, { times: 1, when: 'after' });
	expect(await bench.failure('adds')).toMatchObject({ outcome: 'unknown', attempts: 1, doubtful: true });
});

// N15
test.each([200, 404, 502])('a web page with status %d is refused in so many words and not echoed', async (status) => {
	for (const effect of EFFECTS) {
		bench.fault(effect, { html: status });
		const failure = await bench.failure(effect);
		expect(failure).toMatchObject({ outcome: 'refused', reason: 'web page', status, attempts: 1 });
		expect(failure.message).toContain('the address answered with a web page');
		expect(inspect(failure, { depth: 10 })).not.toMatch(/sign in|<h1>/i);
		expect(failure.doubtful).toBe(effect !== 'reads' && status !== 404);
	}
});

// N16
test.each([
	['as plain text', { contentType: 'text/plain' }],
	['without a type', { contentType: '' }],
	['under a charset that it does not have', { contentType: 'application/json; charset=iso-8859-1' }],
])('JSON that comes %s is read', async (_name, action) => {
	bench.fault('reads', action);
	await expect(bench.send('reads')).resolves.toMatchObject({ value: [{}, {}, {}] });
});

// N16
test('a byte order mark before the JSON is ignored', async () => {
	bench.fault('reads', raw('\ufeff{"value":[]}'));
	await expect(bench.send('reads')).resolves.toEqual({ value: [] });
});

// N17
test.each([
	['null', 'null'],
	['nothing', ''],
	['a list', '[]'],
	['an empty object', '{}'],
	['an error with status 200', '{"status":"error","message":"Quota used up"}'],
	['a missing field', '{"value":[{}]}'],
	['a field of another type', '{"value":{"Id":1}}'],
	['an id that is no number', '{"value":[{"Id":"abc"}]}'],
])('an answer that is %s is an error and not an empty list', async (_name, body) => {
	bench.fault('reads', raw(body));
	const failure = await bench.failure('reads');
	expect(failure).toMatchObject({ reason: 'unexpected reply', attempts: 1, doubtful: false });
	expect(failure.message).toContain("UiPath's reply cannot be used");
	bench.fault('adds', raw(body, 201));
	expect(await bench.failure('adds')).toMatchObject({ reason: 'unexpected reply', attempts: 1, doubtful: true });
});

// N17
test('the words of an error with status 200 are told', async () => {
	bench.fault('settles', raw('{"status":"error","message":"Quota used up"}'));
	expect((await bench.failure('settles')).message).toContain('Quota used up');
});

// N17
test('fields that nobody knows pass through', async () => {
	bench.fault('reads', raw('{"value":[{"Id":1,"New":{"a":[1]}}],"@odata.new":true}'));
	await expect(bench.send('reads')).resolves.toEqual({ value: [{ Id: 1, New: { a: [1] } }], '@odata.new': true });
});

// N17
test('an empty answer is fine where nothing is expected', async () => {
	bench.fault('adds', raw('', 204));
	const address = path`/odata/Queues/UiPathODataSvc.AddQueueItem`;
	await expect(bench.api().send('adds', { method: 'POST', path: address, body: {} }, nothing)).resolves.toBeUndefined();
});

// Z5
test('an error body of 5 MB makes a message of at most 500 characters', async () => {
	bench.fault('reads', { answer: { status: 400, body: { message: 'x'.repeat(5_000_000), errorCode: 1000 } } });
	const failure = await bench.failure('reads');
	const error = toNodeError(node, failure, 0);
	for (const text of [failure.message, error.message, error.description ?? '']) expect(text.length).toBeLessThanOrEqual(500);
	expect(JSON.stringify(failure).length).toBeLessThan(2000);
	await bench.failure('reads');
});

test('real answers come compressed and are read', async () => {
	const shape = okEnvelope({ datasets: array(anything) });
	const reply = await bench.api('communicationsMining').send('reads', { method: 'GET', path: path`/api/v1/datasets` }, shape);
	expect(reply.datasets.length).toBeGreaterThan(0);
	expect(bench.journal().at(-1)?.headers['accept-encoding']).toBe('gzip, deflate, br');
});
