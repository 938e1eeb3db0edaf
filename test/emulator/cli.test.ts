import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { Agent, request } from 'undici';

function start(...args: readonly string[]): ChildProcess {
	const command = ['--import', 'tsx', join(__dirname, 'cli.ts'), ...args];
	return spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'pipe'] });
}

async function outputOf(child: ChildProcess): Promise<{ code: unknown; out: string; error: string }> {
	let out = '';
	let error = '';
	child.stdout?.on('data', (chunk: Buffer) => (out += chunk.toString()));
	child.stderr?.on('data', (chunk: Buffer) => (error += chunk.toString()));
	const [code] = (await once(child, 'close')) as [unknown];
	return { code, out, error };
}

interface Announcement {
	readonly origin: string;
	readonly control: string;
	readonly communicationsMiningUrl: string;
	readonly orchestratorUrl: string;
	readonly credentials: { readonly accessToken: string };
	readonly ca?: string;
}

async function announced(child: ChildProcess): Promise<Announcement> {
	if (!child.stdout) throw new Error('The command has no output');
	const [line] = (await once(child.stdout, 'data')) as [Buffer];
	return JSON.parse(line.toString()) as Announcement;
}

const ADDRESSES = ['origin', 'elsewhere', 'tokenUrl', 'orchestratorUrl', 'communicationsMiningUrl', 'control'];

describe('The command', () => {
	test('prints one line, serves, and ends with 0 when it is interrupted', async () => {
		const child = start('--port', '0', '--latency', '5', '--seed', 'empty');
		const ended = outputOf(child);
		const line = await announced(child);
		expect(Object.keys(line)).toEqual([...ADDRESSES, 'credentials']);
		const names = ['clientId', 'clientSecret', 'accessToken', 'organization', 'tenant'];
		expect(Object.keys(line.credentials)).toEqual(names);
		const { body } = await request(`${line.control}/settings`);
		expect(await body.json()).toMatchObject({ latencyMs: 5 });
		child.kill('SIGINT');
		const { code, out, error } = await ended;
		expect({ code, lines: out.split('\n').length - 1, error }).toEqual({ code: 0, lines: 1, error: '' });
	}, 60_000);

	test('serves both services over TLS, and ends with 0 when it is terminated', async () => {
		const child = start('--tls');
		const ended = outputOf(child);
		const { ca, credentials, communicationsMiningUrl, orchestratorUrl } = await announced(child);
		const dispatcher = new Agent({ connect: { ca: ca ?? '' } });
		const headers = { authorization: `Bearer ${credentials.accessToken}` };
		const datasets = await request(`${communicationsMiningUrl}/api/v1/datasets`, { dispatcher, headers });
		expect(await datasets.body.json()).toMatchObject({ status: 'ok' });
		const folders = await request(`${orchestratorUrl}/odata/Folders`, { dispatcher, headers });
		expect(await folders.body.json()).toHaveProperty('value');
		await dispatcher.close();
		child.kill('SIGTERM');
		expect((await ended).code).toBe(0);
	}, 60_000);

	test('ends with 1 and says why where it cannot start', async () => {
		const { code, out, error } = await outputOf(start('--port', 'none'));
		expect({ code, out, error }).toEqual({
			code: 1,
			out: '',
			error: '--port takes a whole number up to 65535, not "none".\n',
		});
	}, 60_000);
});
