/** The emulator in a process of its own, so that its memory and sockets are not among those that are watched. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Fault } from '../emulator';

/** What the command announces. */
interface Announced {
	readonly tokenUrl: string;
	readonly orchestratorUrl: string;
	readonly communicationsMiningUrl: string;
	readonly control: string;
	readonly credentials: Readonly<Record<'clientId' | 'clientSecret' | 'accessToken' | 'organization' | 'tenant', string>>;
}

/** What of the emulator's state is looked at. */
export interface State {
	readonly streams: ReadonlyArray<{ readonly name: string; readonly position: number; readonly length: number }>;
	readonly comments: ReadonlyArray<{ readonly uid: string }>;
	readonly queueItems: ReadonlyArray<{ readonly queue: string; readonly reference: string | null }>;
}

export interface EmulatorProcess extends Announced {
	state(): Promise<State>;
	/** Puts these in the place of all faults. */
	setFaults(faults: readonly Fault[]): Promise<void>;
	expireTokens(): Promise<void>;
	stop(): Promise<void>;
}

/** Starts it without a comment; resolves when it serves. */
export async function startEmulatorProcess(): Promise<EmulatorProcess> {
	const command = join(__dirname, '..', 'emulator', 'cli.ts');
	const child = spawn(process.execPath, ['--import', 'tsx', command, '--seed', 'empty'], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const kill = (): void => void child.kill('SIGKILL');
	process.on('exit', kill);
	const [line] = (await Promise.race([
		once(createInterface({ input: child.stdout }), 'line'),
		once(child, 'exit').then(() => Promise.reject(new Error('The emulator ended before it served.'))),
	])) as [string];
	const announced = JSON.parse(line) as Announced;
	const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
		const init = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
		const response = await fetch(`${announced.control}${path}`, { method, ...init });
		if (!response.ok) throw new Error(`The emulator answered ${response.status} to ${path}: ${await response.text()}`);
		return await response.json();
	};
	return {
		...announced,
		state: async () => (await call('GET', '/state')) as State,
		setFaults: async (faults) => {
			await call('DELETE', '/faults');
			await call('POST', '/faults', faults);
		},
		expireTokens: async () => {
			await call('POST', '/tokens/expire');
		},
		stop: async () => {
			process.off('exit', kill);
			const ended = once(child, 'exit');
			child.kill('SIGTERM');
			await ended;
		},
	};
}
