const shared = {
	rootDir: __dirname,
	testEnvironment: 'node',
	transform: {
		'^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' }, sourceMaps: 'inline' }],
	},
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.artefacts/'],
};

/** Two projects: `fast` needs no n8n and runs under a minute; `n8n` drives a real n8n and its editor. */
module.exports = {
	projects: [
		{ ...shared, displayName: 'fast', testMatch: ['<rootDir>/test/**/*.test.ts'], testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/n8n/'] },
		{
			...shared,
			displayName: 'n8n',
			testMatch: ['<rootDir>/test/n8n/**/*.test.ts'],
			globalSetup: '<rootDir>/test/n8n/prepareOnce.ts',
		},
	],
};
