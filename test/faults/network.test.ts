// N7 to N9, N13, N20: connections that fail, break, hang, and executions that are cancelled.
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { systemClock } from '../../nodes/shared/client/clock';
import type { Effect } from '../../nodes/shared/wire/request';
import { Bench } from './bench';
import { canTrustLater, trust } from './trust';

const EFFECTS: readonly Effect[] = ['reads', 'settles', 'adds'];
/** Long enough for an answer of the emulator on a busy machine, short enough to wait for. */
const SHORT_MS = 400;
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

function connectionTo(orchestratorUrl: string) {
	return { connection: { orchestratorUrl, token: { kind: 'bearer', token: 'rt_1' } } } as const;
}

async function listening(onConnection: (socket: Socket) => void): Promise<{ server: Server; port: number }> {
	const server = createServer(onConnection).listen(0, '127.0.0.1');
	await once(server, 'listening');
	return { server, port: (server.address() as AddressInfo).port };
}

// N7
test('a refused connection sent nothing and is tried again for all three effects', async () => {
	const { server, port } = await listening(() => undefined);
	server.close();
	await once(server, 'close');
	for (const effect of ['reads', 'adds'] as const) {
		const failure = await bench.failure(effect, { options: connectionTo(`http://127.0.0.1:${port}`) });
		expect(failure).toMatchObject({ outcome: 'unsent', attempts: 4, doubtful: false, detail: 'ECONNREFUSED' });
	}
	expect(bench.clock.slept).toHaveLength(6);
});

// N7
test('a host that no name server knows sent nothing', async () => {
	const failure = await bench.failure('adds', { options: connectionTo('https://no-such-host.invalid') });
	expect(failure).toMatchObject({ outcome: 'unsent', attempts: 4, doubtful: false });
	expect(failure.message).toMatch(/^Nothing was changed: UiPath could not be reached \((?:ENOTFOUND|EAI_AGAIN)\)\.$/);
});

// N7
test('a TLS handshake that is cut sent nothing', async () => {
	let connections = 0;
	const { server, port } = await listening((socket) => {
		connections += 1;
		socket.once('data', () => socket.destroy());
	});
	const failure = await bench.failure('adds', { options: connectionTo(`https://127.0.0.1:${port}`) });
	server.close();
	expect(failure).toMatchObject({ outcome: 'unsent', attempts: 4, doubtful: false });
	expect(connections).toBe(4);
});

// N7
test('a certificate that fails stops at once and says so; one that is trusted is not in the way', async () => {
	const secure = await Bench.open({ tls: true });
	try {
		const failure = await secure.failure('adds');
		expect(failure).toMatchObject({ outcome: 'refused', reason: 'certificate', attempts: 1, doubtful: false });
		expect(failure.message).toContain('certificate could not be verified');
		expect(secure.journal()).toEqual([]);
		if (canTrustLater) {
			const distrust = trust(secure.emulator.ca);
			await secure.send('adds').finally(distrust);
		}
	} finally {
		await secure.close();
	}
});

// N8
test('a reset before anything was done is sent again, unless a second copy would be a second thing', async () => {
	for (const effect of ['reads', 'settles'] as const) {
		bench.fault(effect, { reset: true }, { times: 1 });
		await bench.send(effect);
		expect(bench.arrived(effect)).toHaveLength(2);
	}
	bench.fault('adds', { reset: true }, { times: 1 });
	expect(await bench.failure('adds')).toMatchObject({ outcome: 'unknown', attempts: 1, doubtful: true });
	expect(bench.arrived('adds')).toHaveLength(1);
});

// N9
test('a reset after it was done leaves the same state where it settles, and is told as unknown where it adds', async () => {
	bench.fault('settles', { reset: true }, { times: 1, when: 'after' });
	await bench.send('settles');
	expect(bench.arrived('settles').map(({ applied, body }) => [applied, body])).toEqual([
		[true, bench.arrived('settles')[0]?.body],
		[true, bench.arrived('settles')[0]?.body],
	]);
	const before = bench.items();
	bench.fault('adds', { reset: true }, { times: 1, when: 'after' });
	const failure = await bench.failure('adds');
	expect(failure.message).toMatch(/^It is unknown whether UiPath did this/);
	expect(bench.items()).toBe(before + 1);
});

// N13
test.each(EFFECTS)('silence before the answer to a request that %s ends after its time', async (effect) => {
	bench.fault(effect, { hang: 60_000, then: 'close' }, { times: 1 });
	if (effect === 'adds') {
		const failure = await bench.failure(effect, { timeoutMs: SHORT_MS });
		expect(failure).toMatchObject({ outcome: 'unknown', reason: 'timeout', attempts: 1, doubtful: true });
	} else {
		await bench.send(effect, { timeoutMs: SHORT_MS });
	}
	expect(bench.arrived(effect)).toHaveLength(effect === 'adds' ? 1 : 2);
});

// N13
test.each(EFFECTS)('an answer that stalls after its status says nothing about a request that %s', async (effect) => {
	bench.fault(effect, { drip: 1 }, { times: 1, when: 'after' });
	if (effect === 'adds') {
		const before = bench.items();
		const failure = await bench.failure(effect, { timeoutMs: SHORT_MS });
		expect(failure).toMatchObject({ outcome: 'unknown', reason: 'timeout', doubtful: true });
		expect(bench.arrived(effect)[0]).toMatchObject({ status: 201, applied: true });
		expect(bench.items()).toBe(before + 1);
	} else {
		await bench.send(effect, { timeoutMs: SHORT_MS });
		expect(bench.arrived(effect)).toHaveLength(2);
	}
});

// N13
test.each([
	['with its length announced', {}],
	['in chunks', { chunked: true }],
] as const)('an answer that is cut, %s, is unknown for what adds and sent again otherwise', async (_name, how) => {
	bench.fault('reads', { cut: 10, ...how }, { times: 1 });
	await bench.send('reads');
	expect(bench.arrived('reads')).toHaveLength(2);
	bench.fault('adds', { cut: 10, ...how }, { times: 1 });
	expect(await bench.failure('adds')).toMatchObject({ outcome: 'unknown', attempts: 1, doubtful: true });
});

// N20
test('cancelling an execution ends a wait at once and sends nothing more', async () => {
	const cancel = new AbortController();
	bench.fault('reads', { answer: { status: 429, headers: { 'retry-after': '100' }, body: {} } });
	const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
		setImmediate(() => {
			cancel.abort(new Error('the execution was cancelled'));
		});
		await systemClock.sleep(ms, signal);
	};
	const started = Date.now();
	const options = { clock: { now: () => Date.now(), sleep }, host: { signal: cancel.signal } };
	await expect(bench.send('reads', { options })).rejects.toThrow('the execution was cancelled');
	expect(Date.now() - started).toBeLessThan(10_000);
	expect(bench.arrived('reads')).toHaveLength(1);
});

// N20
test.each([
	['before the answer', { hang: 60_000 } as const],
	['in the middle of the answer', { drip: 1 } as const],
])('cancelling an execution ends a read %s at once', async (_name, action) => {
	const cancel = new AbortController();
	bench.fault('reads', action);
	const sent = bench.send('reads', { options: { host: { signal: cancel.signal } } });
	const ended = expect(sent).rejects.toThrow('the execution was cancelled');
	while (bench.arrived('reads').length === 0) await new Promise(setImmediate);
	setTimeout(() => {
		cancel.abort(new Error('the execution was cancelled'));
	}, 50);
	await ended;
	expect(bench.arrived('reads')).toHaveLength(1);
});

// N20
test('an execution that is cancelled already sends nothing', async () => {
	const signal = AbortSignal.abort(new Error('cancelled before'));
	await expect(bench.send('adds', { options: { host: { signal } } })).rejects.toThrow('cancelled before');
	expect(bench.journal()).toEqual([]);
});

// N20
test('cancelling one execution does not take the token away from another that waits for it', async () => {
	const cancel = new AbortController();
	bench.emulator.faults.set([{ route: 'POST /identity_/connect/token', do: { hang: 200, then: 'close' }, times: 1 }]);
	const first = bench.send('reads', { options: { host: { signal: cancel.signal } } });
	const firstEnds = expect(first).rejects.toThrow('cancelled');
	const second = bench.send('reads');
	setTimeout(() => {
		cancel.abort(new Error('cancelled'));
	}, 50);
	await firstEnds;
	await second;
	expect(bench.arrived('reads')).toHaveLength(1);
});
