import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, selectors } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** A browser on this machine, and the environment it needs. */
export interface FoundBrowser {
	readonly program: string;
	readonly env: Readonly<Record<string, string>>;
}

const variable = 'N8N_NODES_UIPATH_BROWSER';

/**
 * Looks for a browser, once for a process and the processes it starts: `CHROMIUM_PATH`, one on the PATH, a Chromium from npm.
 *
 * @throws with the reason when there is none
 */
export async function findBrowser(): Promise<FoundBrowser> {
	process.env[variable] ??= JSON.stringify(await proven(await search()));
	return JSON.parse(process.env[variable]) as FoundBrowser;
}

/** What `findBrowser` found earlier, for where nothing can be waited for. */
export function isBrowserFound(): boolean {
	return process.env[variable] !== undefined;
}

/** Starts the browser, headless; the caller closes it. @throws when there is none, or it does not start at the second time either */
export async function openBrowser(): Promise<Browser> {
	const found = await findBrowser();
	try {
		return await launched(found);
	} catch (error) {
		process.stderr.write(`» The browser did not start, so it is started once more: ${asText(error)}\n`);
		return await launched(found);
	}
}

async function launched({ program, env }: FoundBrowser): Promise<Browser> {
	// As n8n's editor marks its elements.
	selectors.setTestIdAttribute('data-test-id');
	return await chromium.launch({
		executablePath: program,
		// It opens nothing but an n8n and an emulator of this machine, often as root, where its sandbox cannot work.
		args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--force-color-profile=srgb'],
		env: { ...ownEnvironment(), ...env },
	});
}

/** @throws for a browser that does not start or draws no letters: one without any font dies in the middle of a page */
async function proven(found: FoundBrowser): Promise<FoundBrowser> {
	const browser = await launched(found);
	try {
		const page = await browser.newPage();
		await page.setContent('<b>letters</b>');
		if ((await page.locator('b').boundingBox())?.width) return found;
		throw new Error(`${found.program} finds no font to draw letters with: install one, or name another browser in CHROMIUM_PATH.`);
	} finally {
		await browser.close();
	}
}

async function search(): Promise<FoundBrowser> {
	const given = process.env['CHROMIUM_PATH'];
	if (given !== undefined && given !== '') {
		if (existsSync(given)) return { program: given, env: {} };
		throw new Error(`CHROMIUM_PATH names ${given}, which is not there.`);
	}
	const program = onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']) ?? onMac();
	return program === undefined ? await fromNpm() : { program, env: {} };
}

function onPath(names: readonly string[]): string | undefined {
	const folders = (process.env['PATH'] ?? '').split(delimiter);
	return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

function onMac(): string | undefined {
	const program = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
	return process.platform === 'darwin' && existsSync(program) ? program : undefined;
}

async function fromNpm(): Promise<FoundBrowser> {
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new Error('There is no Chromium or Chrome here: install one, or name it in CHROMIUM_PATH.');
	}
	const install = join(__dirname, '..', 'chromium', 'install.mjs');
	const { stdout: folder } = await promisify(execFile)(process.execPath, [install]);
	const env = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') };
	return { program: join(folder, 'chromium'), env };
}

function asText(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}

function ownEnvironment(): Record<string, string> {
	const isSet = (entry: [string, string | undefined]): entry is [string, string] => entry[1] !== undefined;
	return Object.fromEntries(Object.entries(process.env).filter(isSet));
}
