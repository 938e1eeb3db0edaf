import { gunzipSync } from 'node:zlib';
import { Agent, request } from 'undici';
import type { FaultAction } from './faultScript';
import { startTiny, type TinyEmulator } from './tinyEmulator';

const ADD = 'POST /odata/Items/UiPathODataSvc.Add';
const ADD_PATH = '/odata/Items/UiPathODataSvc.Add';
const NOTE = { text: 'a note of some length' };
const WHOLE = JSON.stringify({ added: NOTE, count: 1 });

let emulator: TinyEmulator;

beforeAll(async () => {
	emulator = await startTiny();
});
afterAll(async () => {
	await emulator.close();
});
beforeEach(() => {
	emulator.reset();
});

function fault(action: FaultAction, when?: 'before' | 'after'): void {
	emulator.faults.set([{ route: ADD, nth: 1, ...(when ? { when } : {}), do: action }]);
}

async function add(): ReturnType<TinyEmulator['send']> {
	return await emulator.send(ADD_PATH, { method: 'POST', body: NOTE });
}

function applied(): unknown {
	return emulator.services.orchestrator.notes.length;
}

function written(): unknown {
	const [entry] = emulator.journal.entries();
	return { status: entry?.status, applied: entry?.applied, fault: entry?.fault };
}

/** Sends the request and reads the body as far as it comes. */
async function addAsFarAsItComes(): Promise<{ status: number; length: string; text: string; whole: boolean }> {
	const agent = new Agent();
	const answer = await request(emulator.origin + ADD_PATH, {
		dispatcher: agent,
		method: 'POST',
		headers: { authorization: `Bearer ${emulator.credentials.accessToken}`, 'content-type': 'application/json' },
		body: JSON.stringify(NOTE),
	});
	const chunks: Buffer[] = [];
	let whole = true;
	try {
		for await (const chunk of answer.body as AsyncIterable<Buffer>) chunks.push(chunk);
	} catch {
		whole = false;
	}
	await agent.destroy();
	const length = answer.headers['content-length'];
	return { status: answer.statusCode, length: String(length), text: Buffer.concat(chunks).toString(), whole };
}

describe('A fault', () => {
	test('answers in the place of the handler', async () => {
		fault({ answer: { status: 429, headers: { 'retry-after': '7', date: 'Tue, 01 Jan 2030 00:00:00 GMT' }, body: { a: 1 } } });
		const { status, headers, json } = await add();
		expect({ status, json }).toEqual({ status: 429, json: { a: 1 } });
		expect(headers).toMatchObject({ 'retry-after': '7', date: 'Tue, 01 Jan 2030 00:00:00 GMT' });
		expect(applied()).toBe(0);
		expect(written()).toEqual({ status: 429, applied: false, fault: 'answer' });
	});

	test('answers differently after the handler ran', async () => {
		fault({ answer: { status: 500 } }, 'after');
		const { status, bytes } = await add();
		expect([status, bytes.length, applied()]).toEqual([500, 0, 1]);
		expect(written()).toEqual({ status: 500, applied: true, fault: 'answer' });
	});

	test.each([
		['null', null, 'null', 'application/json; charset=utf-8'],
		['text', '\uFEFF{"half":', '\uFEFF{"half":', 'text/plain; charset=utf-8'],
		['an empty list', [], '[]', 'application/json; charset=utf-8'],
	])('answers with %s', async (_title, body, text, type) => {
		fault({ answer: { status: 200, body } });
		const received = await add();
		expect(received.text).toBe(text);
		expect(received.headers['content-type']).toBe(type);
	});

	test.each([
		['before', 0],
		['after', 1],
	] as const)('resets the connection %s the handler ran', async (when, count) => {
		fault({ reset: true }, when);
		await expect(add()).rejects.toMatchObject({ code: 'ECONNRESET' });
		expect(applied()).toBe(count);
		expect(written()).toEqual({ status: null, applied: count === 1, fault: 'reset' });
		expect((await add()).status).toBe(201);
	});

	test('hangs before the handler runs, then goes on', async () => {
		fault({ hang: 80 });
		const started = performance.now();
		const adding = add();
		await emulator.send('/api/Status/Get');
		expect(applied()).toBe(0);
		expect((await adding).status).toBe(201);
		expect(performance.now() - started).toBeGreaterThan(75);
		expect(written()).toEqual({ status: 201, applied: true, fault: 'hang' });
	});

	test('applies nothing where the client gives up during a hang before', async () => {
		fault({ hang: 60_000 });
		const agent = new Agent({ headersTimeout: 50 });
		const headers = { authorization: `Bearer ${emulator.credentials.accessToken}` };
		const giveUp = request(emulator.origin + ADD_PATH, { dispatcher: agent, method: 'POST', headers, signal: AbortSignal.timeout(50) });
		await expect(giveUp).rejects.toThrow();
		await agent.destroy();
		await emulator.send('/api/Status/Get');
		expect(applied()).toBe(0);
	});

	test('hangs, then closes the connection', async () => {
		fault({ hang: 20, then: 'close' });
		await expect(add()).rejects.toThrow();
		expect(applied()).toBe(0);
		expect(written()).toEqual({ status: null, applied: false, fault: 'hang' });
	});

	test('hangs after the handler ran', async () => {
		fault({ hang: 30 }, 'after');
		expect((await add()).text).toBe(WHOLE);
		expect(written()).toEqual({ status: 201, applied: true, fault: 'hang' });
	});

	test('drips the handler’s own answer', async () => {
		fault({ drip: 1000 });
		const started = performance.now();
		expect((await add()).text).toBe(WHOLE);
		expect(performance.now() - started).toBeGreaterThan(WHOLE.length * 0.5);
		expect(written()).toEqual({ status: 201, applied: true, fault: 'drip' });
	});

	test.each([
		['after some bytes of a body whose length was told', { cut: 10 }, String(WHOLE.length), WHOLE.slice(0, 10)],
		['after the head', { cut: 0 }, String(WHOLE.length), ''],
		['before the last byte at the latest', { cut: 10_000 }, String(WHOLE.length), WHOLE.slice(0, -1)],
		['in the middle of a chunked body', { cut: 10, chunked: true }, 'undefined', WHOLE.slice(0, 10)],
	] as const)('cuts %s', async (_title, action, length, text) => {
		fault(action);
		expect(await addAsFarAsItComes()).toEqual({ status: 201, length, text, whole: false });
		expect(applied()).toBe(1);
		expect(written()).toEqual({ status: null, applied: true, fault: 'cut' });
	});

	test('cuts a stand-in where the handler is not to run', async () => {
		fault({ cut: 10 }, 'before');
		expect(await addAsFarAsItComes()).toMatchObject({ status: 200, text: '{"status":', whole: false });
		expect(applied()).toBe(0);
	});

	test('sends half of the JSON with the length of that half', async () => {
		fault({ shortLength: true });
		const { status, text } = await add();
		expect({ status, text }).toEqual({ status: 201, text: WHOLE.slice(0, Math.floor(WHOLE.length / 2)) });
	});

	test('says gzip and sends something else', async () => {
		fault({ badGzip: true });
		const { headers, bytes } = await add();
		expect(headers['content-encoding']).toBe('gzip');
		expect([...bytes.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
		expect(() => gunzipSync(bytes)).toThrow();
	});

	test.each([
		['another content type', 'text/html', 'text/html'],
		['no content type', '', undefined],
	])('sends %s', async (_title, contentType, expected) => {
		fault({ contentType });
		const { headers, text } = await add();
		expect([headers['content-type'], text]).toEqual([expected, WHOLE]);
	});

	test('sends a web page', async () => {
		fault({ html: 200 });
		const { status, headers, text } = await add();
		expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
		expect(text).toMatch(/^<!DOCTYPE html>/);
		expect(applied()).toBe(0);
	});

	test.each([
		[undefined, 302],
		[308, 308],
	])('redirects elsewhere (status %s given)', async (given, status) => {
		const to = `${emulator.elsewhere}/somewhere`;
		fault({ redirect: { to, ...(given === undefined ? {} : { status: given }) } });
		const received = await add();
		expect([received.status, received.headers.location]).toEqual([status, to]);
	});

	test('strikes an address that matches no route through a star', async () => {
		emulator.faults.set([{ route: '*', do: { html: 502 } }]);
		expect((await emulator.send('/nowhere')).status).toBe(502);
	});

	test('resets TLS connections as well', async () => {
		const secured = await startTiny({ tls: true });
		secured.faults.set([
			{ route: ADD, nth: 1, do: { reset: true } },
			{ route: ADD, nth: 2, do: { cut: 5 } },
		]);
		const first = secured.send(ADD_PATH, { method: 'POST', body: NOTE });
		await expect(first).rejects.toMatchObject({ code: 'ECONNRESET' });
		await expect(secured.send(ADD_PATH, { method: 'POST', body: NOTE })).rejects.toThrow();
		expect((await secured.send(ADD_PATH, { method: 'POST', body: NOTE })).status).toBe(201);
		await secured.close();
	});
});
