import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How long a process may take to end after SIGTERM before it is killed, in ms. */
const patience = 15_000;

/** A process that never outlives this one, together with everything it starts. */
export interface Leashed {
	/** Everything printed so far, to stdout and stderr. */
	log(): string;
	/** Resolves to the exit code when the process has ended; 1 when a signal ended it. */
	readonly ended: Promise<number>;
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
 * @param logFile takes what it prints: a program that exits at once, as n8n does, would lose the rest of what it wrote to a pipe
 */
export function onLeash(parameters: readonly string[], environment: NodeJS.ProcessEnv, logFile: string): Leashed {
	const output = openSync(logFile, 'a');
	const child = spawn(process.execPath, [join(__dirname, 'leash.mjs'), ...parameters], {
		env: environment,
		detached: process.platform !== 'win32',
		stdio: ['pipe', output, output],
	});
	closeSync(output);
	const signal = (name: NodeJS.Signals): void => {
		signalGroup(child.pid, name);
	};
	const killGroup = (): void => {
		signal('SIGKILL');
	};
	// What it started may outlive it.
	child.on('exit', killGroup);
	// The leash would do it a moment later; whoever tidies up at this process's exit relies on it.
	process.on('exit', killGroup);
	const ended = new Promise<number>((resolve, reject) => {
		child.on('error', reject);
		child.on('close', (code) => {
			process.off('exit', killGroup);
			resolve(code ?? 1);
		});
	});
	return {
		log: () => readFileSync(logFile, 'utf8'),
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
