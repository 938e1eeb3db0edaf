// S8, I5: proxies in the environment, in every spelling that programs use, with a password of their own.
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import { inspect } from 'node:util';

import { closeConnections } from '../../nodes/shared/client/pool';
import { Bench } from './bench';
import { canTrustLater, trust } from './trust';

const PASSWORD = 'canary-of-the-proxy';
const VARIABLES = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY', 'no_proxy', 'NO_PROXY'];

/** A proxy that asks for a user name and a password, and carries what comes with them to where it wants to go. */
async function startProxy() {
	const authorizations: Array<string | undefined> = [];
	const sockets = new Set<Socket>();
	const server = createServer((_request, response) => response.writeHead(407, { 'proxy-authenticate': 'Basic' }).end('Who are you?'));
	server.on('connection', (socket) => sockets.add(socket));
	server.on('connect', ({ url = '', headers }, client: Socket, head) => {
		authorizations.push(headers['proxy-authorization']);
		client.on('error', () => undefined);
		if (headers['proxy-authorization'] !== `Basic ${Buffer.from(`user:${PASSWORD}`).toString('base64')}`) {
			client.end('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\nContent-Length: 0\r\n\r\n');
			return;
		}
		const { hostname, port } = new URL(`http://${url}`);
		const upstream = connect(Number(port), hostname, () => {
			client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			upstream.write(head);
			upstream.pipe(client).pipe(upstream);
		});
		sockets.add(upstream);
		upstream.on('error', () => client.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const stop = async () => {
		for (const socket of sockets) socket.destroy();
		await new Promise((resolve) => server.close(resolve));
	};
	return { authorizations, stop, url: (userInfo: string) => `http://${userInfo}127.0.0.1:${port}` };
}

const tried = canTrustLater ? test : test.skip;

const before = new Map(VARIABLES.map((name) => [name, process.env[name]]));
let bench: Bench;
let distrust: () => void;
let proxy: Awaited<ReturnType<typeof startProxy>>;

beforeAll(async () => {
	bench = await Bench.open({ tls: true });
	distrust = trust(bench.emulator.ca);
	proxy = await startProxy();
});
beforeEach(async () => {
	for (const name of VARIABLES) process.env[name] = '';
	await closeConnections();
	bench.reset();
	proxy.authorizations.length = 0;
});
afterAll(async () => {
	distrust();
	for (const [name, value] of before) {
		if (value === undefined) Reflect.deleteProperty(process.env, name);
		else process.env[name] = value;
	}
	await bench.close();
	await proxy.stop();
});

function expectNoPassword(...shown: readonly unknown[]): void {
	const text = [...shown, ...bench.logged].map((one) => `${inspect(one, { depth: 10, showHidden: true })}${JSON.stringify(one)}`).join('\n');
	for (const secret of [PASSWORD, Buffer.from(`user:${PASSWORD}`).toString('base64'), bench.credentials.clientSecret]) {
		expect(text).not.toContain(secret);
	}
}

tried.each(['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'all_proxy', 'ALL_PROXY'])(
	'requests for the token and for data go through the proxy in %s, with its password, which UiPath does not see',
	async (name) => {
		process.env[name] = proxy.url(`user:${PASSWORD}@`);
		for (const effect of ['reads', 'settles', 'adds'] as const) await bench.send(effect);
		expect(proxy.authorizations.length).toBeGreaterThan(0);
		expect(bench.journal().length).toBeGreaterThan(3);
		expectNoPassword(bench.journal().map(({ headers, rawPath }) => [headers, rawPath]));
		expect(bench.journal().filter(({ headers }) => 'proxy-authorization' in headers)).toEqual([]);
	},
);

tried.each(['no_proxy', 'NO_PROXY'])('a host in %s is reached without the proxy', async (name) => {
	process.env['HTTPS_PROXY'] = proxy.url(`user:${PASSWORD}@`);
	process.env[name] = '127.0.0.1,localhost';
	await bench.send('reads');
	expect(proxy.authorizations).toEqual([]);
});

tried.each([
	['no password', ''],
	['another password', 'user:wrong@'],
])('a proxy that is given %s refuses: the error says so once, and where to put it', async (_name, userInfo) => {
	process.env['HTTPS_PROXY'] = proxy.url(userInfo);
	for (const effect of ['reads', 'settles', 'adds'] as const) {
		const failure = await bench.failure(effect);
		expect(failure).toMatchObject({ outcome: 'refused', reason: 'proxy', detail: '407', attempts: 1, doubtful: false });
		expect(failure.message).toContain('the proxy between n8n and UiPath answered 407');
		expect(inspect(failure, { depth: 10 })).not.toContain('user:wrong');
		expectNoPassword(failure);
	}
	expect(bench.journal()).toEqual([]);
});

tried('a request that fails behind the proxy shows nothing of its password', async () => {
	process.env['HTTPS_PROXY'] = proxy.url(`user:${PASSWORD}@`);
	for (const action of [{ reset: true } as const, { answer: { status: 400, body: { message: 'No' } } }, { cut: 5 }, { html: 502 }]) {
		bench.fault('reads', action);
		expectNoPassword(await bench.failure('reads'));
	}
	process.env['HTTPS_PROXY'] = 'http://user:canary-of-the-proxy@127.0.0.1:1';
	expectNoPassword(await bench.failure('reads'));
});
