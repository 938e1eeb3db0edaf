/**
 * Builds the package, packs it and installs n8n, as far as that is not done yet; prints where they are as one JSON line:
 * `{"n8n": folder, "blank": folder, "package": {"name", "folder"}}`. What takes long is said on stderr.
 */
import { join } from 'node:path';
import { root } from '../commands/install.mjs';
import { run } from '../commands/child.mjs';
import { orSay, step } from '../commands/npm.mjs';
import { blankHome } from './blank.mjs';
import { installedN8n } from './install.mjs';
import { packedPackage } from './pack.mjs';

await orSay(async () => {
	await step('Building the package', build);
	const ours = await packedPackage(root);
	const n8n = await installedN8n();
	process.stdout.write(`${JSON.stringify({ n8n, blank: await blankHome(n8n), package: ours })}\n`);
});

async function build() {
	const gulp = [join(root, 'node_modules', 'gulp', 'bin', 'gulp.js'), '--silent', 'build'];
	const code = await run(process.execPath, gulp, { cwd: root, stdio: ['ignore', 2, 2] });
	if (code !== 0) throw new Error('The package could not be built, so nothing was packed.');
}
