/**
 * Builds the package, packs it and installs n8n, as far as that is not done yet; prints where they are as one JSON line:
 * `{"n8n": folder, "blank": folder, "package": {"name", "folder"}}`. What takes long is said on stderr.
 */
import { root } from '../commands/install.mjs';
import { run } from '../commands/child.mjs';
import { step } from '../commands/npm.mjs';
import { blankHome } from './blank.mjs';
import { installedN8n } from './install.mjs';
import { packedPackage } from './pack.mjs';

const gulp = 'node_modules/gulp/bin/gulp.js';
const code = await step('Building the package', () =>
	run(process.execPath, [gulp, '--silent', 'build'], { cwd: root, stdio: ['ignore', 2, 2] }),
);
if (code === 0) {
	const ours = await packedPackage(root);
	const n8n = await installedN8n();
	process.stdout.write(`${JSON.stringify({ n8n, blank: await blankHome(n8n), package: ours })}\n`);
} else {
	process.stderr.write('The package could not be built, so nothing was packed.\n');
	process.exitCode = code;
}
