import { createApi } from '../../../nodes/shared/client/client';
import { nothing } from '../../../nodes/shared/wire/json';
import { path } from '../../../nodes/shared/wire/path';
import { localServer } from './localServer';
import { closeConnections, dispatcherFor, proxiesFromEnvironment } from '../../../nodes/shared/client/pool';
import type { EgressFilter } from '../../../nodes/shared/client/api';

afterEach(closeConnections);

test.each([
	[{}, ['', '', '']],
	[{ HTTPS_PROXY: 'http://p:1' }, ['', 'http://p:1', '']],
	[{ https_proxy: 'http://small:1', HTTPS_PROXY: 'http://large:1' }, ['', 'http://small:1', '']],
	[{ HTTP_PROXY: 'http://p:1', NO_PROXY: 'localhost' }, ['http://p:1', 'http://p:1', 'localhost']],
	[{ ALL_PROXY: 'p:1', no_proxy: '*' }, ['http://p:1', 'http://p:1', '*']],
	[{ https_proxy: ' ', HTTPS_PROXY: 'http://user:pass@p:1' }, ['', 'http://user:pass@p:1', '']],
])('the proxies of %j are %j', (environment, [httpProxy, httpsProxy, noProxy]) => {
	expect(proxiesFromEnvironment(environment)).toEqual({ httpProxy, httpsProxy, noProxy });
});

test('an origin keeps its dispatcher, and one under the egress filter has its own', () => {
	const filter: EgressFilter = {
		validateUrl: async () => ({ ok: true }),
		validateConnectionHost: () => ({ ok: true }),
		createSecureLookup: () => undefined,
		validateRedirectSync: () => undefined,
	};
	const plain = dispatcherFor('https://a.example', undefined);
	expect(dispatcherFor('https://a.example', undefined)).toBe(plain);
	const filtered = dispatcherFor('https://a.example', filter);
	expect(filtered).not.toBe(plain);
	expect(dispatcherFor('https://a.example', { ...filter })).toBe(filtered);
});

const names = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'all_proxy', 'ALL_PROXY'];

describe('with a proxy in the environment', () => {
	const before = new Map(names.map((name) => [name, process.env[name]]));

	beforeEach(() => {
		for (const name of names) process.env[name] = '';
	});
	afterAll(() => {
		for (const [name, value] of before) {
			if (value === undefined) Reflect.deleteProperty(process.env, name);
			else process.env[name] = value;
		}
	});

	test('requests go through it with its password, and hosts in NO_PROXY do not', async () => {
		const proxy = await localServer((_request, response) => response.end('via the proxy'));
		const direct = await localServer((_request, response) => response.end('direct'));
		process.env.HTTP_PROXY = proxy.url.replace('//', '//us%40er:pa%3Ass@');
		const get = async (origin: string) => {
			const reply = await dispatcherFor(origin, undefined).request({ origin, path: '/x', method: 'GET' });
			return await reply.body.text();
		};
		expect(await get('http://uipath.example')).toBe('via the proxy');
		const basic = Buffer.from('us@er:pa:ss').toString('base64');
		expect(proxy.seen[0]).toMatchObject({ url: 'http://uipath.example/x', headers: { 'proxy-authorization': `Basic ${basic}` } });
		process.env.NO_PROXY = '127.0.0.1';
		expect(await get(direct.url)).toBe('direct');
		expect(direct.seen[0]?.headers).not.toHaveProperty('proxy-authorization');
		await proxy.close();
		await direct.close();
	});
});

test("n8n's egress filter decides about addresses when connecting", async () => {
	const { url, seen, close } = await localServer((_request, response) => response.end('inside'));
	const blocked = Object.assign(new Error('blocked'), { name: 'SsrfBlockedIpError' });
	const filter: EgressFilter = {
		validateUrl: async () => ({ ok: false, error: blocked }),
		validateConnectionHost: () => ({ ok: true }),
		createSecureLookup: () => (_host: string, _options: object, done: (error: Error) => void) => {
			done(blocked);
		},
		validateRedirectSync: () => undefined,
	};
	const origin = url.replace('127.0.0.1', 'localhost');
	await expect(dispatcherFor(origin, filter).request({ origin, path: '/', method: 'GET' })).rejects.toThrow('blocked');
	const connection = { orchestratorUrl: origin, token: { kind: 'bearer', token: 't' } } as const;
	const api = createApi({ connection, service: 'orchestrator', host: { egressFilter: filter } });
	await expect(api.send('reads', { method: 'GET', path: path`/x` }, nothing)).rejects.toMatchObject({
		outcome: 'refused',
		reason: 'address not allowed',
		detail: 'localhost',
		attempts: 1,
	});
	expect(seen).toEqual([]);
	await close();
});
