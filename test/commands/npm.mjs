import { spawn } from 'node:child_process';

/** `npm run` names the npm that runs it; used directly, it needs no shell, on Windows neither. */
const [command, ...first] = process.env.npm_execpath?.endsWith('.js')
	? [process.execPath, process.env.npm_execpath]
	: ['npm'];

const quiet = ['--no-audit', '--no-fund', '--no-progress', '--no-update-notifier', '--loglevel=error'];

/**
 * Runs npm quietly in a folder and gives back what it printed to stdout. Scripts of packages run only where the arguments ask
 * for them (`--ignore-scripts=false`).
 *
 * @param {string[]} parameters the npm command and its arguments
 * @param {string} folder where it runs
 * @returns {Promise<string>} rejects with npm's own words when npm fails
 */
export function npm(parameters, folder) {
	return new Promise((resolve, reject) => {
		const child = spawn(command, [...first, ...parameters, ...quiet], {
			cwd: folder,
			env: { npm_config_ignore_scripts: 'true', ...ownEnvironment() },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let output = '';
		let complaints = '';
		child.stdout.on('data', (chunk) => (output += chunk));
		child.stderr.on('data', (chunk) => (complaints += chunk));
		child.on('error', reject);
		child.on('close', (code) => {
			if (code === 0) resolve(output);
			else reject(new Error(`npm ${parameters.join(' ')} failed in ${folder}:\n${complaints.trim() || output.trim()}`));
		});
	});
}

/** Without what an outer `npm run` or `npx` sets for its own package, which would steer this npm too. */
function ownEnvironment() {
	return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_(package|lifecycle|config_local)/i.test(name)));
}

/**
 * Says on stderr that a long step began and how long it took; while it lasts, a line a minute.
 *
 * @template T
 * @param {string} text what happens
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(text, work) {
	const began = Date.now();
	const seconds = () => Math.round((Date.now() - began) / 1000);
	process.stderr.write(`» ${text} …\n`);
	const reminder = setInterval(() => process.stderr.write(`  … ${text}: ${seconds()} s so far\n`), 60_000);
	try {
		const result = await work();
		process.stderr.write(`  done in ${seconds()} s\n`);
		return result;
	} finally {
		clearInterval(reminder);
	}
}

/**
 * Does the work of a command; when that fails, says why on stderr, without a trace, and makes the exit code 1.
 *
 * @param {() => Promise<void>} work
 */
export async function orSay(work) {
	try {
		await work();
	} catch (error) {
		process.stderr.write(`${error.message}\n`);
		process.exitCode = 1;
	}
}
