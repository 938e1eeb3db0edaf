/**
 * The commands of package.json: `node test/commands/run.mjs <command> [arguments]`. Plain JavaScript without a dependency, so
 * that it runs in a fresh clone and on a Node older than 24; what it starts runs on Node 24 with everything installed.
 */
import { delimiter, join } from 'node:path';
import { run } from './child.mjs';
import { install, node24, root } from './install.mjs';
import { orSay } from './npm.mjs';

/** Each command is one or more programs, run one after the other until one fails; arguments go to the last. */
const commands = {
	build: [['node_modules/gulp/bin/gulp.js', '--silent', 'build']],
	lint: [
		['node_modules/typescript/bin/tsc', '-p', 'test/tsconfig.json', '--noEmit'],
		['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
	],
	test: [['test/commands/test.mjs', 'fast', 'engine', 'slow', 'n8n', 'editor']],
	'test:editor': [['test/commands/test.mjs', 'editor']],
	'test:fast': [['test/commands/test.mjs', 'fast']],
	emulator: [['--import', 'tsx', 'test/emulator/cli.ts']],
	start: [['--import', 'tsx', 'test/commands/start.ts']],
	demo: [['--import', 'tsx', 'test/commands/demo.ts']],
	screenshots: [['--import', 'tsx', 'test/commands/screenshots.ts']],
	docs: [['--import', 'tsx', 'test/commands/docs.ts']],
	bench: [['--import', 'tsx', 'test/bench/cli.ts']],
	// The report that handles are counted from would ask for the names of all peers.
	soak: [['--report-exclude-network', '--import', 'tsx', 'test/soak/cli.ts']],
};

const [command, ...parameters] = process.argv.slice(2);
const programs = commands[command];
if (programs) await orSay(() => runAll(programs));
else refuse();

/** The exit code of the first program that fails becomes this process's own. */
async function runAll(list) {
	await install();
	const env = { ...process.env, PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter) };
	for (const [index, program] of list.entries()) {
		const last = index === list.length - 1;
		const code = await run(node24, [...program, ...(last ? parameters : [])], { cwd: root, env });
		process.exitCode = code;
		if (code !== 0) return;
	}
}

function refuse() {
	process.stderr.write(`There is no command "${command ?? ''}". Commands: ${Object.keys(commands).join(', ')}.\n`);
	process.exitCode = 1;
}
