/**
 * Prints the folder of a Chromium that runs without root and without packages of the system: unpacked once per user.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { npm, orSay, step } from '../../commands/npm.mjs';
import { cached } from '../cache.mjs';

const here = resolve(fileURLToPath(import.meta.url), '..');

/** Chromium ends at once, in the middle of a page, where fontconfig knows no font at all: its fonts lie beside this file. */
const fontconfig = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
	<dir prefix="relative">fonts</dir>
	<cachedir prefix="xdg">n8n-nodes-uipath/fontconfig</cachedir>
</fontconfig>
`;

await orSay(async () => {
	const lock = await readFile(join(here, 'package-lock.json'));
	const key = createHash('sha256').update(lock).update(fontconfig).digest('hex').slice(0, 12);
	const folder = await cached(`chromium-${key}`, (target) =>
		step('Fetching a Chromium for the editor (once, about 70 MB)', () => fetchInto(target)),
	);
	process.stdout.write(folder);
});

async function fetchInto(folder) {
	for (const file of ['package.json', 'package-lock.json']) await copyFile(join(here, file), join(folder, file));
	await npm(['ci'], folder);
	const module = pathToFileURL(join(folder, 'node_modules', '@sparticuz', 'chromium', 'build', 'esm', 'index.js'));
	// It unpacks into the temporary folder, and brings its libraries only where it believes to be on that cloud function.
	const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };
	const unpack = `import(${JSON.stringify(module.href)}).then(({ default: chromium }) => chromium.executablePath())`;
	await promisify(execFile)(process.execPath, ['-e', unpack], { env });
	// The one that it brings names folders of the cloud function, and of the temporary folder, which others may empty.
	await writeFile(join(folder, 'fonts', 'fonts.conf'), fontconfig);
	await rm(join(folder, 'node_modules'), { recursive: true });
}
