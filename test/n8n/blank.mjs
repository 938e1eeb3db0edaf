import { execFile } from 'node:child_process';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { step } from '../commands/npm.mjs';
import { cached } from './cache.mjs';

/**
 * The folder of an n8n that has only made its database, which takes longer than everything else of a first start: every n8n of
 * the tests begins with a copy.
 *
 * @param {string} n8n the folder whose `node_modules` holds n8n
 * @returns {Promise<string>} a folder to use as N8N_USER_FOLDER; copied, never changed
 */
export function blankHome(n8n) {
	return cached(`blank-${basename(n8n)}`, async (folder) => {
		const program = join(n8n, 'node_modules', 'n8n', 'bin', 'n8n');
		const env = { PATH: process.env.PATH, HOME: folder, N8N_USER_FOLDER: folder, N8N_DIAGNOSTICS_ENABLED: 'false' };
		await step('Making an empty database for n8n (once)', () =>
			promisify(execFile)(process.execPath, [program, 'list:workflow'], { env, maxBuffer: 16 * 1024 * 1024 }),
		);
	});
}
