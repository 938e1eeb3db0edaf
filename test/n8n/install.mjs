import { createHash } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm, step } from '../commands/npm.mjs';
import { cached } from './cache.mjs';

const here = resolve(fileURLToPath(import.meta.url), '..');

/**
 * The n8n that this folder's lock file pins, installed once per user and kept for every clone.
 *
 * @returns {Promise<string>} the folder whose `node_modules` holds it
 */
export async function installedN8n() {
	const lock = await readFile(join(here, 'package-lock.json'));
	const platform = `${process.platform}-${process.arch}-node${process.versions.node.split('.')[0]}`;
	const key = createHash('sha256').update(lock).update(platform).digest('hex').slice(0, 12);
	return cached(`n8n-${key}`, async (folder) => {
		for (const file of ['package.json', 'package-lock.json']) await copyFile(join(here, file), join(folder, file));
		// Not `npm ci`: it refuses a lock that lacks the optional packages of other platforms.
		await step('Installing n8n (once, about 2.8 GB; five minutes or more)', () => npm(['install', '--no-save'], folder));
		// Scripts are off, since some add-ons that n8n can do without download and fail; its database needs this one.
		await step('Building the database driver of n8n (once; up to two minutes)', () =>
			npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], folder),
		);
	});
}
