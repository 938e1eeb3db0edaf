import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** How long a process may take to end after SIGTERM before it is killed, in ms. */
const patience = 15_000;

/** A process that never outlives this one, together with everything it starts. */
export interface Leashed {
	/** Everything printed so far, stdout and stderr in the order they came. */
	log(): string;
	/** Resolves when the process has ended: exit code (1 when a signal ended it) and what it printed to stdout. */
	readonly ended: Promise<{ code: number; stdout: string }>;
	/** Asks it to end (SIGTERM), waits, and kills it if it does not. */
	stop(): Promise<void>;
	/** SIGKILL to the process and all it started, as when the machine loses power. */
	kill(): Promise<void>;
}

/**
 * Starts a JavaScript program of its own Node, in a process group of its own.
 *
 * @param parameters the program's file and its arguments
 * @param environment its whole environment; nothing is inherited
 */
export function onLeash(parameters: readonly string[], environment: NodeJS.ProcessEnv): Leashed {
	const child = spawn(process.execPath, [join(__dirname, 'leash.mjs'), ...parameters], {
		env: environment,
		detached: process.platform !== 'win32',
		stdio: ['pipe', 'pipe', 'pipe'],
	});
	let stdout = '';
	let log = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		stdout += text;
		log += text;
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
	const signal = (name: NodeJS.Signals): void => {
		signalGroup(child.pid, name);
	};
	// What it started may outlive it and hold its pipes open, and `close` would never come.
	const killGroup = (): void => {
		signal('SIGKILL');
	};
	child.on('exit', killGroup);
	// The leash would do it a moment later; whoever tidies up at this process's exit relies on it.
	process.on('exit', killGroup);
	const ended = new Promise<{ code: number; stdout: string }>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => {
			process.off('exit', killGroup);
			resolve({ code: code ?? 1, stdout });
		});
	});
	return {
		log: () => log,
		ended,
		async stop() {
			signal('SIGTERM');
			const timer = setTimeout(signal, patience, 'SIGKILL');
			await ended;
			clearTimeout(timer);
		},
		async kill() {
			signal('SIGKILL');
			await ended;
		},
	};
}

function signalGroup(leader: number | undefined, signal: NodeJS.Signals): void {
	if (leader === undefined) return;
	try {
		process.kill(process.platform === 'win32' ? leader : -leader, signal);
	} catch {
		// The whole group has ended already.
	}
}
