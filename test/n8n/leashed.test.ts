import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onLeash } from './leashed';

let folder: string;

/** Starts a child of its own, prints both process ids and never ends by itself. */
const parent = `
	const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
	console.log(process.pid + ' ' + child.pid);
	setInterval(() => {}, 1000);
`;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-uipath-leash-'));
	await writeFile(join(folder, 'parent.cjs'), parent);
});

afterEach(() => rm(folder, { recursive: true }));

function isRunning(processId: number): boolean {
	try {
		return process.kill(processId, 0);
	} catch {
		return false;
	}
}

async function eventually(condition: () => boolean): Promise<void> {
	const deadline = Date.now() + 10_000;
	while (!condition()) {
		if (Date.now() > deadline) throw new Error('It did not come about within 10 s.');
		await sleep(20);
	}
}

function processIds(printed: string): number[] {
	return printed.trim().split(' ').map(Number);
}

it('ends a process and what it started when it is killed', async () => {
	const leashed = onLeash([join(folder, 'parent.cjs')], {}, join(folder, 'log'));
	await eventually(() => leashed.log().includes('\n'));
	const ids = processIds(leashed.log());
	expect(ids.map(isRunning)).toEqual([true, true]);

	await leashed.kill();

	await eventually(() => !ids.some(isRunning));
});

it('ends a process and what it started when it is asked to stop', async () => {
	const leashed = onLeash([join(folder, 'parent.cjs')], {}, join(folder, 'log'));
	await eventually(() => leashed.log().includes('\n'));
	const ids = processIds(leashed.log());

	await leashed.stop();

	await eventually(() => !ids.some(isRunning));
});

it('ends them when the process that holds the leash is killed', async () => {
	const holder = `
		require('node:child_process').spawn(process.execPath, process.argv.slice(1), { detached: true, stdio: ['pipe', 1, 1] });
		setInterval(() => {}, 1000);
	`;
	const parameters = ['-e', holder, join(__dirname, 'leash.mjs'), join(folder, 'parent.cjs')];
	const child = spawn(process.execPath, parameters, { stdio: ['ignore', 'pipe', 'inherit'] });
	const ids = processIds(String(await once(child.stdout, 'data')));
	expect(ids.map(isRunning)).toEqual([true, true]);

	child.kill('SIGKILL');

	await eventually(() => !ids.some(isRunning));
});

it('gives back the exit code and all that was printed, however much and however sudden the end', async () => {
	await writeFile(join(folder, 'three.cjs'), 'console.log("x".repeat(1e7)); console.error("err"); process.exit(3);');

	const leashed = onLeash([join(folder, 'three.cjs')], {}, join(folder, 'all'));

	expect(await leashed.ended).toBe(3);
	expect(leashed.log()).toHaveLength(1e7 + '\nerr\n'.length);
});
