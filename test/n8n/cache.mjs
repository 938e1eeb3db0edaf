import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where this user keeps what is dear to make (an installed n8n) and every clone may share. */
const cache = join(userCache(), 'n8n-nodes-uipath');

function userCache() {
	if (process.env.XDG_CACHE_HOME) return process.env.XDG_CACHE_HOME;
	if (process.platform === 'win32' && process.env.LOCALAPPDATA) return process.env.LOCALAPPDATA;
	return process.platform === 'darwin' ? join(homedir(), 'Library', 'Caches') : join(homedir(), '.cache');
}

/**
 * A folder of the cache, made once. It is made under another name and renamed when complete, so what stands under its own name
 * is whole; of two processes that make it at the same time, both succeed and one copy stays.
 *
 * @param {string} name the folder's name, which holds a hash of everything its content depends on
 * @param {(folder: string) => Promise<void>} make fills an empty folder
 * @returns {Promise<string>} the folder's path
 */
export async function cached(name, make) {
	const target = join(cache, name);
	if (existsSync(target)) return target;
	const partial = await workFolder();
	try {
		await make(partial);
		await rename(partial, target);
	} catch (error) {
		await rm(partial, { recursive: true, force: true });
		if (!existsSync(target)) throw error;
	}
	return target;
}

/** An empty folder for this process; when it is killed before it deletes the folder, a later one does. */
export async function workFolder() {
	await mkdir(cache, { recursive: true });
	await removeAbandoned();
	return mkdtemp(join(cache, `.making-${process.pid}-`));
}

/** A packed package serves the build it was made from; a day later there is a newer one. */
const packageLifetime = 24 * 60 * 60 * 1000;

/** Packages of older builds, and what processes left behind that were killed while making a folder: gigabytes, if an n8n. */
async function removeAbandoned() {
	for (const entry of await readdir(cache)) {
		if (await isAbandoned(entry)) await rm(join(cache, entry), { recursive: true, force: true });
	}
}

async function isAbandoned(entry) {
	if (entry.startsWith('package-')) return Date.now() - (await stat(join(cache, entry))).mtimeMs > packageLifetime;
	const [, maker] = /^\.making-(\d+)-/.exec(entry) ?? [];
	return maker !== undefined && !isRunning(Number(maker));
}

function isRunning(processId) {
	try {
		process.kill(processId, 0);
		return true;
	} catch (error) {
		return error.code === 'EPERM';
	}
}
