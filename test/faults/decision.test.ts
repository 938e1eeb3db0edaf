// N1 to N6, N18: what is sent again, after which wait, and what stops.
import type { Effect } from '../../nodes/shared/wire/request';
import { path } from '../../nodes/shared/wire/path';
import { nothing } from '../../nodes/shared/wire/json';
import { Budget } from '../../nodes/shared/client/budget';
import { Bench, ROUTES } from './bench';

const EFFECTS: readonly Effect[] = ['reads', 'settles', 'adds'];
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

const answer = (status: number, headers: Record<string, string> = {}) => ({ answer: { status, headers, body: { message: 'later' } } });

// N1
test.each(EFFECTS)('a throttled request that %s waits as long as it was told and then succeeds', async (effect) => {
	bench.fault(effect, answer(429, { 'retry-after': '7' }), { times: 1 });
	await bench.send(effect);
	expect(bench.clock.slept).toHaveLength(1);
	expect(bench.clock.slept[0]).toBeGreaterThanOrEqual(7000);
	expect(bench.arrived(effect)).toHaveLength(2);
});

// N2
test.each([
	['Sun, 22 Nov 2026 11:00:30 GMT', 30_000],
	['Sunday, 22-Nov-26 11:00:30 GMT', 30_000],
	['Sun Nov 22 11:00:30 2026', 30_000],
	['Sat, 21 Nov 2026 11:00:30 GMT', 0],
])("a date to come back at, %s, is taken against the reply's own clock", async (date, expected) => {
	bench.roll = 0;
	bench.fault('adds', answer(429, { 'retry-after': date, date: 'Sun, 22 Nov 2026 11:00:00 GMT' }), { times: 1 });
	await bench.send('adds');
	expect(bench.clock.slept).toEqual([expected]);
});

// N2
test('a date that nobody can read means the usual back-off', async () => {
	bench.fault('adds', answer(429, { 'retry-after': 'tomorrow-ish' }), { times: 1 });
	await bench.send('adds');
	expect(bench.clock.slept).toEqual([250]);
});

// N2, N3
test.each([
	['five minutes', '300'],
	['eight thousand years', 'Fri, 31 Dec 9999 23:59:59 GMT'],
	['400 digits', '9'.repeat(400)],
])(
	'a wait of %s is beyond the budget: it stops at once and says when to come back',
	async (_name, retryAfter) => {
		bench.fault('reads', answer(429, { 'retry-after': retryAfter, date: 'Sun, 22 Nov 2026 12:00:00 GMT' }));
		const failure = await bench.failure('reads');
		expect(failure).toMatchObject({ outcome: 'throttled', status: 429, attempts: 1 });
		expect(failure.message).toMatch(/it asks to come back (?:at \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC|much later)/);
		expect(bench.clock.slept).toEqual([]);
	},
);

// N4
test.each(EFFECTS)('a request that %s and is throttled for ever is sent four times with growing jitter', async (effect) => {
	bench.fault(effect, answer(429));
	const failure = await bench.failure(effect);
	expect(failure).toMatchObject({ outcome: 'throttled', attempts: 4, doubtful: false });
	expect(bench.clock.slept).toEqual([250, 500, 1000]);
	expect(bench.arrived(effect)).toHaveLength(4);
});

// N4
test('many items of one execution share the budget instead of hammering', async () => {
	bench.fault('reads', answer(429, { 'retry-after': '50' }));
	bench.roll = 0;
	const api = bench.api('orchestrator', { budget: new Budget() });
	for (let item = 0; item < 20; item += 1) await bench.failure('reads', { api });
	expect(bench.clock.slept).toEqual([50_000, 50_000]);
	expect(bench.arrived('reads')).toHaveLength(22);
});

// N5
test.each([500, 502, 504])('after status %d, what reads or settles is sent again and what adds is not', async (status) => {
	for (const effect of ['reads', 'settles'] as const) {
		bench.fault(effect, answer(status), { times: 1 });
		await bench.send(effect);
		expect(bench.arrived(effect)).toHaveLength(2);
	}
	bench.fault('adds', answer(status, { 'retry-after': '1' }), { times: 1 });
	const failure = await bench.failure('adds');
	expect(failure).toMatchObject({ outcome: 'unavailable', status, attempts: 1, doubtful: true });
	expect(failure.message).toContain('It is unknown whether UiPath did this');
	expect(bench.arrived('adds')).toHaveLength(1);
});

// N6
test('after 503 with Retry-After even what adds is sent again', async () => {
	const before = bench.items();
	bench.fault('adds', answer(503, { 'retry-after': '3' }), { times: 1 });
	await bench.send('adds');
	expect(bench.items()).toBe(before + 1);
	expect(bench.clock.slept[0]).toBeGreaterThanOrEqual(3000);
});

// N6
test('after 503 without Retry-After what adds stops as unknown', async () => {
	bench.fault('adds', answer(503), { times: 1 });
	expect(await bench.failure('adds')).toMatchObject({ outcome: 'unavailable', attempts: 1, doubtful: true });
});

// N18
test('a token that is turned down once is renewed and the request repeated, without waiting', async () => {
	for (const effect of ['reads', 'adds'] as const) {
		bench.fault(effect, answer(401), { times: 1 });
		await bench.send(effect);
		expect(bench.arrived(effect)).toHaveLength(2);
	}
	expect(bench.clock.slept).toEqual([]);
	expect(tokenRequests()).toBe(3);
});

// N18
test('a token that is turned down twice ends with one message and no loop', async () => {
	bench.fault('reads', answer(401));
	const failure = await bench.failure('reads');
	expect(failure).toMatchObject({ outcome: 'refused', status: 401 });
	expect(failure.message).toContain('did not accept the token');
	expect(bench.arrived('reads')).toHaveLength(2);
	expect(tokenRequests()).toBe(2);
});

// N18
test('a token that cannot be renewed is not sent again', async () => {
	const connection = { orchestratorUrl: bench.emulator.orchestratorUrl, token: { kind: 'bearer', token: 'rt_expired-1' } } as const;
	const failure = await bench.failure('reads', { options: { connection } });
	expect(failure.message).toContain('expired');
	expect(bench.arrived('reads')).toHaveLength(1);
});

// N18
test.each([403, 404, 400, 405, 409, 422])('status %d is told at once and never asked again', async (status) => {
	for (const effect of EFFECTS) {
		bench.fault(effect, answer(status));
		expect(await bench.failure(effect)).toMatchObject({ outcome: 'refused', status, attempts: 1, doubtful: false });
	}
	expect(bench.clock.slept).toEqual([]);
});

test('200 requests side by side with an expired token make one token request and share 10 connections', async () => {
	await bench.send('reads');
	bench.emulator.expireTokens();
	bench.emulator.journal.clear();
	const api = bench.api();
	await Promise.all(Array.from({ length: 200 }, async () => await bench.send('reads', { api })));
	expect(tokenRequests()).toBe(1);
	const connections = new Set(bench.arrived('reads').map(({ connection }) => connection));
	expect(connections.size).toBeLessThanOrEqual(10);
});

test('a wrong secret is told as such, once for everybody who waits', async () => {
	const token = { ...bench.credentials, clientSecret: 'wrong' };
	const connection = { orchestratorUrl: bench.emulator.orchestratorUrl, token };
	const api = bench.api('orchestrator', { connection });
	const failures = await Promise.all(Array.from({ length: 5 }, async () => await bench.failure('adds', { api })));
	for (const failure of failures) {
		expect(failure).toMatchObject({ reason: 'token', effect: 'adds', doubtful: false });
		expect(failure.message).toBe('Nothing was changed: UiPath gave out no token (invalid_client).');
	}
	expect(tokenRequests()).toBe(1);
	expect(bench.arrived('adds')).toHaveLength(0);
});

test('trouble at the token endpoint is no doubt about the request itself', async () => {
	bench.emulator.faults.set([{ route: 'POST /identity_/connect/token', do: { reset: true } }]);
	expect(await bench.failure('adds')).toMatchObject({ outcome: 'unsent', effect: 'adds', doubtful: false });
	expect(tokenRequests()).toBe(4);
	bench.emulator.faults.set([{ route: 'POST /identity_/connect/token', do: answer(429), times: 2 }]);
	await bench.send('adds');
});

test('an unknown route is refused with the words of the service', async () => {
	const sent = bench.api().send('reads', { method: 'GET', path: path`/odata/Nothing` }, nothing);
	await expect(sent).rejects.toMatchObject({ status: 404, route: 'GET /odata/Nothing' });
});

function tokenRequests(): number {
	return bench.journal().filter(({ rawPath }) => rawPath.endsWith('/connect/token')).length;
}

test('the routes of the bench exist in the emulator', async () => {
	for (const effect of EFFECTS) {
		await bench.send(effect);
		expect(bench.arrived(effect).map(({ applied }) => applied)).toEqual([true]);
	}
	expect(Object.keys(ROUTES)).toEqual(EFFECTS);
});
