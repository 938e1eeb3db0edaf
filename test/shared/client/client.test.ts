import { Readable } from 'node:stream';
import { inspect } from 'node:util';
import type { Api } from '../../../nodes/shared/client/api';
import { createApi } from '../../../nodes/shared/client/client';
import type { ApiOptions } from '../../../nodes/shared/client/client';
import { RequestFailure } from '../../../nodes/shared/client/failure';
import { closeConnections } from '../../../nodes/shared/client/pool';
import { tokens } from '../../../nodes/shared/client/token';
import { VERSION } from '../../../nodes/shared/client/version';
import { identifier, nothing, object, text } from '../../../nodes/shared/wire/json';
import { odata } from '../../../nodes/shared/wire/odata';
import { path } from '../../../nodes/shared/wire/path';
import { StreamBody } from '../../../nodes/shared/wire/request';
import packageFile from '../../../package.json';
import { json, localServer } from './localServer';
import type { Answer, LocalServer } from './localServer';
import { testClock } from './testClock';

const named = object({ Name: text });
const opened: LocalServer[] = [];

async function server(answer: Answer): Promise<LocalServer> {
	const one = await localServer(answer);
	opened.push(one);
	return one;
}

function apiTo(url: string, options: Partial<ApiOptions> = {}): Api {
	return createApi({
		connection: { orchestratorUrl: url, token: { kind: 'bearer', token: 'rt_secret-1' } },
		service: 'orchestrator',
		host: {},
		clock: testClock(),
		dice: () => 0,
		...options,
	});
}

afterEach(async () => {
	tokens.clear();
	await closeConnections();
	await Promise.all(opened.splice(0).map(async (one) => { await one.close(); }));
});

test('the version in the user agent is that of the package', () => {
	expect(VERSION).toBe(packageFile.version);
});

test('a request arrives as it was written, with token, user agent and raw path', async () => {
	const { url, seen } = await server((_request, response) => { json(response, { Name: 'a' }); });
	const request = {
		method: 'GET',
		path: path`/odata/QueueItems(${'a/b?c#d %2F;é'})`,
		query: { $filter: odata`Name eq ${"O'Brien & co"}`, $top: 5, $count: true, id: ['1', '2'], gone: undefined },
		headers: { 'X-UIPATH-FolderPath': 'Shared' },
	} as const;
	await apiTo(`${url}/org/tenant/orchestrator_`).send('reads', request, named);
	expect(seen).toHaveLength(1);
	expect(seen[0]).toMatchObject({
		method: 'GET',
		url:
			'/org/tenant/orchestrator_/odata/QueueItems(a%2Fb%3Fc%23d%20%252F%3B%C3%A9)' +
			'?$filter=Name%20eq%20%27O%27%27Brien%20%26%20co%27&$top=5&$count=true&id=1&id=2',
		headers: {
			authorization: 'Bearer rt_secret-1',
			accept: 'application/json',
			'user-agent': `n8n-nodes-uipath/${VERSION}`,
			'x-uipath-folderpath': 'Shared',
		},
		body: '',
	});
});

test('empty objects and lists are sent as bodies, and no body where there is none', async () => {
	const { url, seen } = await server((_request, response) => { json(response, {}); });
	const api = apiTo(url);
	for (const body of [{}, [], null, false, 0, '']) {
		await api.send('settles', { method: 'POST', path: path`/x`, body }, nothing);
	}
	await api.send('settles', { method: 'POST', path: path`/x` }, nothing);
	expect(seen.map(({ body }) => body)).toEqual(['{}', '[]', 'null', 'false', '0', '""', '']);
	expect(seen.at(-1)?.headers['content-type']).toBeUndefined();
});

test('a streamed body is opened again for every attempt', async () => {
	const { url, seen } = await server((_request, response, count) => { json(response, {}, count === 1 ? 503 : 200); });
	const bytes = [Buffer.from('one '), Buffer.from('two')];
	const body = new StreamBody('application/octet-stream', async function* () {
		yield* bytes;
	}, 7);
	await apiTo(url).send('settles', { method: 'PUT', path: path`/file`, body }, nothing);
	expect(seen.map((request) => [request.body, request.headers['content-length']])).toEqual([
		['one two', '7'],
		['one two', '7'],
	]);
});

test('bodies over 8 KB are compressed only when asked for', async () => {
	const { url, seen } = await server((_request, response) => { json(response, {}); });
	const body = { text: 'x'.repeat(10_000) };
	await apiTo(url).send('settles', { method: 'POST', path: path`/x`, body }, nothing);
	await apiTo(url, { compressRequests: true }).send('settles', { method: 'POST', path: path`/x`, body }, nothing);
	expect(seen.map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'gzip']);
	expect(Number(seen[1]?.headers['content-length'])).toBeLessThan(1000);
});

test('a 64-bit id comes back exact', async () => {
	const { url } = await server((_request, response) => {
		response.end('{"Id":9223372036854775807}');
	});
	const reply = await apiTo(url).send('reads', { method: 'GET', path: path`/x` }, object({ Id: identifier }));
	expect(reply).toEqual({ Id: '9223372036854775807' });
});

test('an empty body fits where the shape accepts nothing', async () => {
	const { url } = await server((_request, response) => {
		response.writeHead(204).end();
	});
	await expect(apiTo(url).send('adds', { method: 'POST', path: path`/x` }, nothing)).resolves.toBeUndefined();
});

test('a failure shows neither token nor body, however deep it is inspected', async () => {
	const { url } = await server((_request, response) => {
		json(response, { message: 'Bearer rt_secret-1 is\nwrong', errorCode: 1000, traceId: 't-1' }, 400);
	});
	const sent = apiTo(url).send('adds', { method: 'POST', path: path`/x`, body: { secret: 'in the body' } }, nothing);
	const failure: unknown = await sent.catch((error: unknown) => error);
	expect(failure).toBeInstanceOf(RequestFailure);
	const shown = inspect(failure, { depth: 10, showHidden: true }) + JSON.stringify(failure);
	expect(shown).not.toContain('rt_secret-1');
	expect(shown).not.toContain('in the body');
	expect(failure).toMatchObject({ status: 400, errorCode: 1000, traceId: 't-1', doubtful: false, attempts: 1 });
});

test('an address that the deployment lacks is refused before anything is sent', () => {
	expect(() => apiTo('', { service: 'communicationsMining' })).toThrow('no address for Communications Mining');
});

test('200 requests side by side use at most 10 connections, and so does the next execution', async () => {
	const { url, seen, connections } = await server((_request, response) => {
		setTimeout(() => { json(response, { Name: 'a' }); }, 2);
	});
	for (const api of [apiTo(url), apiTo(url)]) {
		await Promise.all(Array.from({ length: 200 }, async () => await api.send('reads', { method: 'GET', path: path`/x` }, named)));
	}
	expect(seen).toHaveLength(400);
	expect(connections()).toBeLessThanOrEqual(10);
});

test('a reply whose bytes are no UTF-8 is unreadable, whatever its type claims', async () => {
	const { url } = await server((_request, response) => {
		response.writeHead(200, { 'content-type': 'application/json; charset=iso-8859-1' });
		response.end(Buffer.from('{"Name":"Z\xfcrich"}', 'latin1'));
	});
	const sent = apiTo(url).send('reads', { method: 'GET', path: path`/x` }, named);
	await expect(sent).rejects.toMatchObject({ outcome: 'unknown', reason: 'unreadable reply' });
});

test('a reply that does not end is given up at 256 MB', async () => {
	const megabyte = Buffer.alloc(1024 * 1024, ' ');
	let sentMegabytes = 0;
	const { url } = await server((_request, response) => {
		Readable.from(
			(function* () {
				for (; sentMegabytes < 400; sentMegabytes += 1) yield megabyte;
			})(),
		).pipe(response);
	});
	const sent = apiTo(url).send('reads', { method: 'GET', path: path`/x` }, named);
	await expect(sent).rejects.toMatchObject({ reason: 'reply too large', attempts: 1 });
	expect(sentMegabytes).toBeLessThan(400);
});
