import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, step } from './npm.mjs';

/** The root of the repository. */
export const root = resolve(fileURLToPath(import.meta.url), '../../..');

const modules = join(root, 'node_modules');

/** Set after an install that came to its end: the lock file it was made from. */
const stamp = join(modules, '.installed-from');

/** Node 24 as an npm package: the machine's own Node may be older than n8n asks for. */
export const node24 = join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

/** Brings the root's dependencies and Node 24 up to date; says nothing and costs nothing when they are. */
export async function install() {
	const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
	if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
		// Not `npm ci`: it refuses a lock that lacks the optional packages of other platforms.
		await step('Installing dependencies', () => npm(['install', '--no-save'], root));
		writeFileSync(stamp, lock);
	}
	if (!existsSync(node24)) {
		// Its install script fetches the binary; scripts are off for everything else.
		await step('Fetching Node 24', () => npm(['rebuild', 'node', '--ignore-scripts=false'], root));
	}
}
