/**
 * Runs a program on a leash: `node leash.mjs <file> [arguments]`. When whoever started this process goes away, in whatever way,
 * its end of stdin closes and the program goes too, with everything it started: a leash leads its own process group.
 */
import { spawn } from 'node:child_process';

const program = spawn(process.execPath, process.argv.slice(2), { stdio: ['ignore', 'inherit', 'inherit'] });

process.stdin.on('close', () => {
	if (process.platform === 'win32') program.kill();
	else process.kill(-process.pid, 'SIGKILL');
});
process.stdin.resume();

// A signal to the group reaches the program itself, which ends in its own time; the leash outlives it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

program.on('error', () => process.exit(1));
program.on('exit', (code) => process.exit(code ?? 1));
