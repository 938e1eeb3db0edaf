import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

jest.setTimeout(300_000);

const command = join(__dirname, '..', 'commands', 'run.mjs');
let child: ChildProcess | undefined;

afterEach(() => {
	if (child?.exitCode === null) child.kill('SIGTERM');
});

/** Starts a command in a process group of its own, as a terminal does; gives back what it has printed when `sign` appears. */
async function printedUntil(sign: string, ...parameters: string[]): Promise<string> {
	child = spawn(process.execPath, [command, ...parameters], { detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
	let printed = '';
	child.stdout?.on('data', (text: Buffer) => (printed += text.toString()));
	while (!printed.includes(sign)) {
		if (child.exitCode !== null) throw new Error(`The command ended early. It said:\n${printed}`);
		await sleep(100);
	}
	return printed;
}

function addressAfter(word: string, printed: string): string {
	return new RegExp(`${word}\\s+(http://\\S+)`).exec(printed)?.[1] ?? '';
}

it('stays up with an editor to log in to, and leaves nothing running after Ctrl-C', async () => {
	const printed = await printedUntil('Ctrl-C', 'start');
	const editor = addressAfter('The editor', printed);
	const emulator = addressAfter('The emulator', printed);
	const [, email, password] = /log in with\s+(\S+)\s+(\S+)/.exec(printed) ?? [];

	const body = JSON.stringify({ emailOrLdapLoginId: email, password });
	const headers = { 'content-type': 'application/json' };
	expect((await fetch(`${editor}/rest/login`, { method: 'POST', headers, body })).status).toBe(200);
	expect((await fetch(emulator)).status).toBe(200);

	process.kill(-(child?.pid ?? 0), 'SIGINT');
	await once(child as ChildProcess, 'close');

	await expect(fetch(editor)).rejects.toThrow('fetch failed');
	await expect(fetch(emulator)).rejects.toThrow('fetch failed');
	expect(() => process.kill(-(child?.pid ?? 0), 0)).toThrow('ESRCH');
});

it('prints nothing but one line of JSON when the emulator is started', async () => {
	const printed = await printedUntil('\n', 'emulator', '--port', '0');

	expect(Object.keys(JSON.parse(printed) as object)).toEqual(
		expect.arrayContaining(['origin', 'elsewhere', 'tokenUrl', 'orchestratorUrl', 'communicationsMiningUrl', 'control']),
	);
	child?.kill('SIGTERM');
	await once(child as ChildProcess, 'close');
});
