import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { npm, step } from '../commands/npm.mjs';
import { cached, workFolder } from './cache.mjs';

/** As n8n itself installs a community package: the package's own tree, without optional and peer dependencies. */
const asN8nInstalls = ['--bin-links=false', '--install-strategy=shallow', '--ignore-scripts=true', '--package-lock=false'];

/**
 * Packs a built package as it would be published and installs it as n8n does when a user installs it from the panel: unpacked,
 * dev, peer and optional dependencies struck out of its package.json, the runtime dependencies inside its own folder.
 *
 * @param {string} source the package's folder, built
 * @returns {Promise<{ name: string, folder: string }>} a folder in the cache that holds the installed package: copy, do not change
 */
export async function packedPackage(source) {
	const work = await workFolder();
	try {
		const [packed] = JSON.parse(await npm(['pack', '--json', '--pack-destination', work], source));
		const tarball = join(work, packed.filename);
		const key = createHash('sha256').update(await readFile(tarball)).digest('hex').slice(0, 12);
		const folder = await cached(`package-${key}`, (target) => unpack(tarball, target));
		return { name: packed.name, folder };
	} finally {
		await rm(work, { recursive: true, force: true });
	}
}

async function unpack(tarball, target) {
	await promisify(execFile)('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
	const path = join(target, 'package.json');
	const manifest = JSON.parse(await readFile(path, 'utf8'));
	for (const kind of ['devDependencies', 'peerDependencies', 'optionalDependencies']) delete manifest[kind];
	await writeFile(path, JSON.stringify(manifest, null, 2));
	const dependencies = await installedDependencies(manifest.dependencies ?? {});
	await cp(join(dependencies, 'node_modules'), join(target, 'node_modules'), { recursive: true, force: true });
}

/** Kept apart from the package: a change of the package's code asks no registry for anything. */
function installedDependencies(dependencies) {
	const text = JSON.stringify({ name: 'dependencies', private: true, dependencies });
	const key = createHash('sha256').update(text).digest('hex').slice(0, 12);
	return cached(`dependencies-${key}`, async (folder) => {
		await mkdir(join(folder, 'node_modules'));
		await writeFile(join(folder, 'package.json'), text);
		await step('Installing the runtime dependencies of the package (once)', () => npm(['install', ...asN8nInstalls], folder));
	});
}
