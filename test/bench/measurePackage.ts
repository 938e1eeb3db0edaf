/** What the package itself weighs. */
import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Result } from './results';
import { spread } from './statistics';

const RUNS = 7;

/** `folder`: the package as n8n installs it. */
export async function ofPackage(folder: string): Promise<Result[]> {
	const env = { ...process.env, NODE_PATH: join(__dirname, '..', '..', 'node_modules') };
	const times: number[] = [];
	for (let run = 0; run <= RUNS; run += 1) {
		const { stdout } = await promisify(execFile)(process.execPath, [join(__dirname, 'load.mjs'), folder], { env });
		if (run > 0) times.push(Number(stdout));
	}
	const size = (await sizeOf(folder)) / 1e6;
	const work = 'All nodes loaded by n8n';
	return [
		{ key: 'loadMs', work, against: "ms in n8n's own loader, in a fresh process", figure: spread(times), bar: { most: 80 } },
		{ key: 'installedMB', work: 'The package as n8n installs it', against: 'MB with its dependencies', figure: spread([size]), bar: { most: 6 } },
	];
}

async function sizeOf(folder: string): Promise<number> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile());
	const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size));
	return sizes.reduce((sum, size) => sum + size, 0);
}
