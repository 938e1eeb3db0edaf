const { globSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const shared = {
	rootDir: __dirname,
	testEnvironment: 'node',
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' }, sourceMaps: 'inline' }],
	},
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.artefacts/'],
};

/** Where tests lie that move many bytes, or try very many cases. */
const slow = ['<rootDir>/test/mutations/', '<rootDir>/test/fuzz/', '<rootDir>/test/package', '<rootDir>/test/laws/', '<rootDir>/test/faults/matrix', '<rootDir>/test/faults/largeExport', '<rootDir>/test/faults/sourceComments'];

/** Loading n8n's engine takes a second or two in each test file that imports it. A few of them are enough to be quick and sure. */
const quick = ['test/engine/', 'test/operations/'];
const engine = globSync('test/*/**/*.test.ts', { cwd: __dirname })
	.filter((file) => !quick.some((folder) => file.startsWith(folder)) && loadsEngine(file))
	.map((file) => `<rootDir>/${file}`);

function loadsEngine(file) {
	return /from '[./]*\/(engine\/.*|runQueue|runComments)'/.test(readFileSync(join(__dirname, file), 'utf8'));
}

/**
 * `fast` runs under a minute and tries each operation once in n8n's engine; `engine` tries it in every way, `slow` moves many
 * bytes. None of them needs an n8n; `n8n` drives a real one, `editor` its editor in a browser.
 */
module.exports = {
	// Generous, since a busy machine is slow and no test waits for anything but an event.
	testTimeout: 120_000,
	projects: [
		{ ...shared, displayName: 'fast', testMatch: ['<rootDir>/test/**/*.test.ts'], testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/n8n/', ...slow, ...engine] },
		{ ...shared, displayName: 'engine', testMatch: engine, testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/n8n/', ...slow] },
		{ ...shared, displayName: 'slow', testMatch: slow.map((path) => `${path}*.test.ts`) },
		{
			...shared,
			displayName: 'n8n',
			testMatch: ['<rootDir>/test/n8n/**/*.test.ts'],
			testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/n8n/editor/'],
			globalSetup: '<rootDir>/test/n8n/prepareOnce.ts',
		},
		{
			...shared,
			displayName: 'editor',
			testMatch: ['<rootDir>/test/n8n/editor/*.test.ts'],
			globalSetup: '<rootDir>/test/n8n/prepareOnce.ts',
		},
	],
};
