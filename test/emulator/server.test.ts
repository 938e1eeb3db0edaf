import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { deflateSync, gunzipSync, gzipSync } from 'node:zlib';
import { Agent, request } from 'undici';
import { startTiny, type TinyEmulator } from './tinyEmulator';

const ADD_PATH = '/odata/Items/UiPathODataSvc.Add';

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

/** Writes bytes to a socket and returns the first line that comes back. */
async function statusLine(target: string, method = 'GET'): Promise<string> {
	const { hostname, port } = new URL(emulator.origin);
	const socket: Socket = connect(Number(port), hostname);
	socket.write(`${method} ${target} HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
	const [chunk] = (await once(socket, 'data')) as [Buffer];
	socket.destroy();
	return chunk.toString('latin1').split('\r\n')[0] ?? '';
}

describe('An address', () => {
	test.each([
		'/acme/DefaultTenant/orchestrator_/odata/Items',
		'/ACME/defaulttenant/Orchestrator_/odata/Items',
		'/0d3b6f58-7c1e-4f0a-9d52-3a8e6b417c20/b8f4e2a1-5c63-4e7d-8f19-c06d2a95e374/orchestrator_/odata/Items',
		'/odata/Items',
	])('reaches Orchestrator at %s', async (path) => {
		expect((await emulator.send(path)).json).toMatchObject({ rawPath: expect.stringMatching(/^\/odata\/Items$/i) as string });
	});

	test.each(['/acme/DefaultTenant/reinfer_/api/v1/datasets/a/b', '/api/v1/datasets/a/b'])(
		'reaches Communications Mining at %s',
		async (path) => {
			expect((await emulator.send(path)).json).toMatchObject({ rawPath: '/api/v1/datasets/a/b' });
		},
	);

	test.each([
		['another organization', '/other/DefaultTenant/reinfer_/api/v1/datasets/a/b', 'communicationsMining'],
		['another tenant', '/acme/Other/orchestrator_/odata/Items', 'orchestrator'],
		['a service under the other’s prefix', '/acme/DefaultTenant/reinfer_/odata/Items', 'communicationsMining'],
		['nothing that exists', '/nowhere/at/all', 'orchestrator'],
		['a route of the service that does not exist', '/api/v1/nothing', 'communicationsMining'],
	])('of %s is 404 in the envelope of the service', async (_title, path, from) => {
		const { status, json } = await emulator.send(path);
		expect({ status, json }).toMatchObject({ status: 404, json: { from, refusal: 'unknown route' } });
	});

	test('that exists for another method is 405 and says for which', async () => {
		const { status, headers } = await emulator.send('/odata/Items', { method: 'DELETE' });
		expect([status, headers.allow]).toEqual([405, 'GET']);
	});

	test.each(['/odata/../odata//Items', '/a%zz', '/acme/DefaultTenant/reinfer_/api/v1/datasets/a%2Fb/%2e%2e', '//evil/x'])(
		'stands in the journal as it stood on the wire: %s',
		async (target) => {
			await statusLine(`${target}?q=%zz&r=a+b?c`);
			expect(emulator.journal.entries()).toMatchObject([{ rawPath: target, query: 'q=%zz&r=a+b?c' }]);
		},
	);

	test('gives the handler its holes decoded and its query parsed', async () => {
		const { json } = await emulator.send('/api/v1/datasets/a%2Fb/%C3%BC?x=1&x=%26');
		expect(json).toMatchObject({ parameters: { project: 'a/b', dataset: 'ü' }, query: [['x', '1'], ['x', '&']] });
	});

	test.each(['OPTIONS', 'PROPFIND', 'HEAD'])('with the method %s is refused, not dropped', async (method) => {
		expect(await statusLine('/odata/Items', method)).toMatch(/^HTTP\/1\.1 40[45] /);
	});
});

describe('A body', () => {
	const note = { text: 'ü😀' };

	test.each([
		['gzip', gzipSync(JSON.stringify(note))],
		['deflate', deflateSync(JSON.stringify(note))],
		['identity', Buffer.from(JSON.stringify(note))],
	])('is read through %s', async (encoding, body) => {
		const headers = { 'content-type': 'application/json', 'content-encoding': encoding };
		expect((await emulator.send(ADD_PATH, { method: 'POST', headers, body })).status).toBe(201);
		expect(emulator.services.orchestrator.notes).toEqual([note]);
		expect(emulator.journal.entries()).toMatchObject([{ body: JSON.stringify(note), bytes: 17 }]);
	});

	test.each(['application/json', 'text/plain', 'nonsense', ''])('is read whatever type it says: "%s"', async (type) => {
		const headers: Record<string, string> = type === '' ? {} : { 'content-type': type };
		const { status } = await emulator.send(ADD_PATH, { method: 'POST', headers, body: JSON.stringify(note) });
		expect(status).toBe(201);
	});

	test.each([
		['JSON that is not', { 'content-type': 'application/json' }, '{"half":'],
		['gzip that is not', { 'content-type': 'application/json', 'content-encoding': 'gzip' }, '{}'],
		['an encoding that nobody knows', { 'content-encoding': 'brrr' }, '{}'],
	])('of %s is refused in the service’s envelope, and the handler does not run', async (_title, headers, body) => {
		const { status, json } = await emulator.send(ADD_PATH, { method: 'POST', headers, body });
		expect({ status, json }).toMatchObject({ status: 400, json: { refusal: 'unreadable body' } });
		expect(emulator.journal.entries()).toMatchObject([{ status: 400, applied: false }]);
	});

	test('that is no JSON and says so is handed on as bytes', async () => {
		const headers = { 'content-type': 'text/csv' };
		expect((await emulator.send(ADD_PATH, { method: 'POST', headers, body: 'a;b' })).status).toBe(201);
	});

	test('of more than 100 MB is 413, also where it grows to that when unpacked', async () => {
		const headers = { 'content-encoding': 'gzip' };
		const body = gzipSync(Buffer.alloc(100 * 1024 * 1024 + 1));
		expect((await emulator.send(ADD_PATH, { method: 'POST', headers, body })).status).toBe(413);
		const { hostname, port } = new URL(emulator.origin);
		const socket = connect(Number(port), hostname);
		const head = `POST ${ADD_PATH} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${emulator.credentials.accessToken}`;
		socket.write(`${head}\r\ncontent-length: ${100 * 1024 * 1024 + 1}\r\n\r\n`);
		const [chunk] = (await once(socket, 'data')) as [Buffer];
		socket.destroy();
		expect(chunk.toString()).toMatch(/^HTTP\/1\.1 413 /);
	});
});

describe('An answer', () => {
	test('is gzipped where the client accepts it and it is large', async () => {
		const { headers, bytes } = await emulator.send('/api/Large', { headers: { 'accept-encoding': 'br, gzip' } });
		expect(headers['content-encoding']).toBe('gzip');
		expect(gunzipSync(bytes).length).toBe(50_011);
	});

	test.each([
		['the client accepts none', '/api/Large', {}],
		['the client declines it', '/api/Large', { 'accept-encoding': 'gzip;q=0' }],
		['it is small', '/odata/Items', { 'accept-encoding': 'gzip' }],
	])('is not gzipped where %s', async (_title, path, headers) => {
		const answer = await emulator.send(path, { headers });
		expect(answer.headers['content-encoding']).toBeUndefined();
		expect(answer.headers['content-length']).toBe(String(answer.bytes.length));
	});

	test('comes after the latency, which keeps no other request waiting', async () => {
		emulator.general.latencyMs = 100;
		const started = performance.now();
		await Promise.all(Array.from({ length: 20 }, async () => await emulator.send('/odata/Items')));
		const elapsed = performance.now() - started;
		expect(elapsed).toBeGreaterThan(95);
		expect(elapsed).toBeLessThan(1000);
	});

	test('comes from the second origin with the same routes, and the journal tells them apart', async () => {
		const { json } = await emulator.send(`${emulator.elsewhere}/odata/Items`);
		expect(json).toMatchObject({ origin: emulator.elsewhere, elsewhere: emulator.elsewhere });
		await emulator.send('/odata/Items');
		expect(emulator.journal.entries().map(({ origin }) => origin)).toEqual(['elsewhere', 'origin']);
	});
});

describe('A connection', () => {
	test('has a number that its requests share', async () => {
		const agent = new Agent({ connections: 3 });
		const headers = { authorization: `Bearer ${emulator.credentials.accessToken}` };
		const read = async (): Promise<void> => {
			const { body } = await request(`${emulator.origin}/odata/Items`, { dispatcher: agent, headers });
			await body.dump();
		};
		await Promise.all(Array.from({ length: 30 }, read));
		await agent.destroy();
		const numbers = new Set(emulator.journal.entries().map(({ connection }) => connection));
		expect(numbers.size).toBe(3);
	});

	test('over TLS is trusted with the certificate that the emulator names, and has a number as well', async () => {
		const secured = await startTiny({ tls: true });
		expect(secured.origin).toMatch(/^https:/);
		expect((await secured.send('/odata/Items')).status).toBe(200);
		expect((await secured.send(`${secured.elsewhere}/odata/Items`)).status).toBe(200);
		expect(secured.journal.entries().map(({ connection }) => connection)).toEqual([1, 2]);
		await expect(request(`${secured.origin}/odata/Items`)).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
		await secured.close();
	});

	test('is closed when the emulator stops, whatever it waits for', async () => {
		const other = await startTiny();
		other.faults.set([{ route: '*', do: { hang: 60_000 } }]);
		const hanging = expect(other.send('/odata/Items')).rejects.toThrow();
		while (other.journal.entries().length === 0) await new Promise(setImmediate);
		await other.stop();
		await hanging;
		await other.close();
	});
});
