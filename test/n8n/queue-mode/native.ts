/** Redis and PostgreSQL as this machine has them: found, not installed. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants, globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { onLeash } from '../leashed';
import type { Leashed } from '../leashed';

/** How long a server may take until it serves, in ms. */
const startLimit = 60_000;

/** The programs' files. */
export interface Native {
	readonly redis: string;
	readonly initdb: string;
	readonly postgres: string;
}

/** The programs, or why there are none. */
export function nativePrograms(): Native | string {
	if (process.platform === 'win32') return 'Redis does not run on Windows';
	const [redis, initdb, postgres] = ['redis-server', 'initdb', 'postgres'].map(found);
	if (redis === undefined) return 'this machine has no redis-server (Debian: apt-get install redis-server)';
	if (initdb === undefined || postgres === undefined) {
		return 'this machine has no PostgreSQL server (Debian: apt-get install postgresql)';
	}
	return { redis, initdb, postgres };
}

/** On the path, else where Debian keeps PostgreSQL's programs, the newest version first. */
function found(program: string): string | undefined {
	const onPath = (process.env['PATH'] ?? '').split(delimiter);
	const debian = globSync('/usr/lib/postgresql/*/bin').sort().reverse();
	return [...onPath, ...debian].map((folder) => join(folder, program)).find(isExecutable);
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** A user without rights: PostgreSQL refuses to run as root. Undefined where we are not root. */
export function plainUser(): { readonly name: string; readonly uid: number; readonly gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	for (const name of ['postgres', 'nobody']) {
		try {
			const number = (option: string) => Number(execFileSync('id', [option, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
			return { name, uid: number('-u'), gid: number('-g') };
		} catch {
			// There is no such user; the next one is asked for.
		}
	}
	throw new Error('PostgreSQL refuses to run as root, and this machine has neither a user "postgres" nor "nobody".');
}

/** Starts a native program, which goes when this process goes. */
export function startNative(file: string, parameters: readonly string[], logFile: string, user = ''): Leashed {
	const environment = { PATH: process.env['PATH'], LANG: 'C.UTF-8' };
	return onLeash([join(__dirname, 'program.mjs'), user, file, ...parameters], environment, logFile);
}

/** Resolves when the server has printed `word`. @throws with its own words when it ends instead */
export async function untilSaid(server: Leashed, word: string): Promise<void> {
	const deadline = Date.now() + startLimit;
	while (!server.log().includes(word)) {
		const code = await Promise.race([server.ended, sleep(50)]);
		if (code !== undefined || Date.now() > deadline) {
			await server.kill();
			throw new Error(`A server did not start. It said:\n${server.log().slice(-2000)}`);
		}
	}
}
