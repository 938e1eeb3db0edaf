import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program with this process's terminal until it ends. Signals sent to this process reach the program, and this process
 * outlives it, so that the program may tidy up first. The program is asked to end, too, when the process above goes away: npm
 * hands a SIGTERM to its shell alone.
 *
 * @param {string} program
 * @param {string[]} parameters
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>} its exit code; 128 + the signal's number when a signal ended it
 */
export function run(program, parameters, options) {
	return new Promise((resolve, reject) => {
		const child = spawn(program, parameters, { stdio: 'inherit', ...options });
		const forward = (signal) => child.kill(signal);
		for (const signal of signals) process.on(signal, forward);
		const above = process.ppid;
		const watch = setInterval(() => process.ppid === above || forward('SIGTERM'), 500);
		child.on('error', reject);
		child.on('close', (code, signal) => {
			clearInterval(watch);
			for (const name of signals) process.off(name, forward);
			resolve(code ?? 128 + (constants.signals[signal] ?? 0));
		});
	});
}
