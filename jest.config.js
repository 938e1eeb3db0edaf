const shared = {
	rootDir: __dirname,
	testEnvironment: 'node',
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' }, sourceMaps: 'inline' }],
	},
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.artefacts/'],
};

/** Where tests lie that move many bytes, or try very many cases. */
const slow = ['<rootDir>/test/mutations/', '<rootDir>/test/package', '<rootDir>/test/laws/', '<rootDir>/test/faults/matrix', '<rootDir>/test/faults/largeExport', '<rootDir>/test/faults/sourceComments'];

/** `fast` needs no n8n and runs under a minute; `slow` needs none either; `n8n` drives a real n8n, `editor` its editor in a browser. */
module.exports = {
	// Generous, since a busy machine is slow and no test waits for anything but an event.
	testTimeout: 120_000,
	projects: [
		{ ...shared, displayName: 'fast', testMatch: ['<rootDir>/test/**/*.test.ts'], testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/n8n/', ...slow] },
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
