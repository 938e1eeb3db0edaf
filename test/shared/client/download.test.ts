import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { Api } from '../../../nodes/shared/client/api';
import { createApi } from '../../../nodes/shared/client/client';
import { closeConnections } from '../../../nodes/shared/client/pool';
import { localServer } from './localServer';
import type { Answer, LocalServer } from './localServer';
import { testClock } from './testClock';

const opened: LocalServer[] = [];

async function server(answer: Answer): Promise<LocalServer> {
	const one = await localServer(answer);
	opened.push(one);
	return one;
}

function apiOf(orchestratorUrl = 'http://127.0.0.1:1', options: { allowedDomains?: string; signal?: AbortSignal } = {}): Api {
	const { signal, ...rest } = options;
	const connection = { orchestratorUrl, token: { kind: 'bearer', token: 'rt_secret-1' }, ...rest } as const;
	return createApi({ connection, service: 'orchestrator', host: signal ? { signal } : {}, clock: testClock(), dice: () => 0 });
}

afterEach(async () => {
	await closeConnections();
	await Promise.all(opened.splice(0).map(async (one) => { await one.close(); }));
});

test('a file is fetched without our token, with the headers that its link names', async () => {
	const { url, seen } = await server((_request, response) => {
		response.writeHead(200, {
			'content-type': 'text/csv',
			'content-length': 7,
			'content-disposition': 'attachment; filename="../folder/items.csv"',
		});
		response.end('a,b\n1,2');
	});
	const headers = { 'x-ms-blob-type': 'BlockBlob' };
	const { stream, ...facts } = await apiOf().download({ url: `${url}/blob?sig=a%2Fb`, headers });
	expect(facts).toEqual({ contentType: 'text/csv', length: 7, fileName: 'items.csv' });
	expect((await buffer(stream)).toString()).toBe('a,b\n1,2');
	expect(seen[0]?.url).toBe('/blob?sig=a%2Fb');
	expect(seen[0]?.headers).toMatchObject(headers);
	expect(seen[0]?.headers).not.toHaveProperty('authorization');
	expect(seen[0]?.headers).not.toHaveProperty('cookie');
	expect(JSON.stringify(seen)).not.toContain('rt_secret-1');
});

test('at most three hops are followed, and the headers of the link stay with its host', async () => {
	const target = await server((_request, response) => response.end('file'));
	const hops = async (count: number) =>
		await server((_request, response, nth) => {
			response.writeHead(302, { location: nth < count ? `/hop${nth}` : target.url }).end();
		});
	const three = await hops(3);
	const { stream } = await apiOf().download({ url: three.url, headers: { 'x-key': 'k' } });
	expect((await buffer(stream)).toString()).toBe('file');
	expect(three.seen.map(({ headers }) => headers['x-key'])).toEqual(['k', undefined, undefined]);
	expect(target.seen).toHaveLength(1);
	const four = await hops(4);
	await expect(apiOf().download({ url: four.url })).rejects.toMatchObject({ reason: 'link not allowed', attempts: 1 });
	expect(target.seen).toHaveLength(1);
});

test.each(['http://169.254.169.254/latest', 'http://10.0.0.1/x', 'file:///etc/passwd', 'https://user:pass@storage.example/x'])(
	'a hop to %s is refused like a link to it',
	async (location) => {
		const { url } = await server((_request, response) => {
			response.writeHead(307, { location }).end();
		});
		await expect(apiOf().download({ url })).rejects.toMatchObject({ outcome: 'refused', reason: 'link not allowed' });
		await expect(apiOf().download({ url: location })).rejects.toMatchObject({ reason: 'link not allowed' });
	},
);

test('a link to this machine is refused for a credential in the cloud, as is one outside the allowed domains', async () => {
	const { url, seen } = await server((_request, response) => response.end('secret'));
	await expect(apiOf('https://cloud.uipath.com/a/b').download({ url })).rejects.toMatchObject({ detail: '127.0.0.1' });
	const restricted = apiOf('https://cloud.uipath.com/a/b', { allowedDomains: 'cloud.uipath.com' });
	await expect(restricted.download({ url: 'https://storage.example/x' })).rejects.toMatchObject({ detail: 'storage.example' });
	expect(seen).toEqual([]);
});

test.each(['with its length announced', 'in chunks'])('a file that is cut %s fails instead of ending short', async (how) => {
	const { url } = await server((_request, response) => {
		response.writeHead(200, how === 'in chunks' ? {} : { 'content-length': 100 });
		response.write('half');
		setTimeout(() => response.destroy(), 20);
	});
	const { stream } = await apiOf().download({ url });
	await expect(buffer(stream)).rejects.toMatchObject({ reason: 'file too short' });
});

test('a link that fails for a moment is tried again, one that is refused is not', async () => {
	const { url, seen } = await server((_request, response, count) => {
		response.writeHead(count === 1 ? 503 : 200).end('ok');
	});
	const { stream } = await apiOf().download({ url });
	expect((await buffer(stream)).toString()).toBe('ok');
	expect(seen).toHaveLength(2);
	const gone = await server((_request, response) => response.writeHead(403).end('<Error>Signature expired</Error>'));
	await expect(apiOf().download({ url: gone.url })).rejects.toMatchObject({ status: 403, attempts: 1 });
});

test('a file that the storage compressed is handed out plain', async () => {
	const { url } = await server((_request, response) => {
		response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('a,b'));
	});
	const { stream, length } = await apiOf().download({ url });
	expect((await buffer(stream)).toString()).toBe('a,b');
	expect(length).toBeUndefined();
});

test('cancelling the execution ends the file at once', async () => {
	const cancel = new AbortController();
	const { url } = await server((_request, response) => {
		response.write('begin');
	});
	const { stream } = await apiOf(undefined, { signal: cancel.signal }).download({ url });
	const ended = expect(buffer(stream)).rejects.toThrow('cancelled');
	setTimeout(() => {
		cancel.abort(new Error('cancelled'));
	}, 20);
	await ended;
});
