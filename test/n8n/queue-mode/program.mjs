/**
 * Runs a native program where a program of Node's is expected: `node program.mjs <user> <file> [arguments]`. `user` is who it runs
 * as, or empty for who we are. A signal to the group reaches the program itself, and this process outlives it.
 */
import { spawn } from 'node:child_process';

const [user, file, ...parameters] = process.argv.slice(2);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

if (user) {
	process.initgroups(user, user);
	process.setgid(user);
	process.setuid(user);
}

const program = spawn(file, parameters, { stdio: ['ignore', 'inherit', 'inherit'] });
program.on('error', (error) => {
	process.stderr.write(`${error.message}\n`);
	process.exit(1);
});
program.on('exit', (code) => process.exit(code ?? 1));
