import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import nodesBase from 'eslint-plugin-n8n-nodes-base';
import tseslint from 'typescript-eslint';

const shipped = ['nodes/**/*.ts', 'credentials/**/*.ts'];
const community = n8nCommunityNodesPlugin.configs.recommendedWithoutN8nCloudSupport;

const undici = {
	group: ['undici', 'undici/*'],
	message: 'Only nodes/shared/client talks to the network: use its client.',
};
const encodeURIComponentRule = {
	name: 'encodeURIComponent',
	message: 'A name enters an address through one door: the path template of nodes/shared/wire/path.ts.',
};

export default tseslint.config(
	{ ignores: ['dist/', '.artefacts/', 'test/n8n/node_modules/'] },
	{
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		plugins: { '@typescript-eslint': tseslint.plugin, 'n8n-nodes-base': nodesBase },
	},

	// Scripts that Node.js runs as they are.
	{
		files: ['**/*.{js,mjs}'],
		extends: [tseslint.configs.recommended],
		rules: { '@typescript-eslint/no-require-imports': 'off' },
	},

	// Everything in TypeScript.
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.strictTypeChecked],
		languageOptions: { parserOptions: { project: 'test/tsconfig.json', tsconfigRootDir: import.meta.dirname } },
		rules: {
			eqeqeq: 'error',
			'no-console': 'error',
			'no-param-reassign': 'error',
			'prefer-const': 'error',
			'max-len': ['error', { code: 120, comments: 140, tabWidth: 2, ignoreUrls: true, ignoreTemplateLiterals: true, ignoreStrings: true, ignoreRegExpLiterals: true }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			// An API whose steps are promises keeps `async` on those that happen not to wait.
			'@typescript-eslint/require-await': 'off',
		},
	},

	// What is published.
	{
		files: shipped,
		...community,
	},
	{
		files: shipped,
		ignores: ['nodes/shared/client/**'],
		rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns: [undici] }] },
	},
	{
		files: shipped,
		ignores: ['nodes/shared/wire/path.ts'],
		rules: { 'no-restricted-globals': ['error', encodeURIComponentRule] },
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...nodesBase.configs.nodes.rules,
			// These two want the text 'main', where `node-connection-type-literal` of n8n's newer rules refuses any text.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
		},
	},
	{
		files: ['credentials/**/*.ts'],
		rules: {
			...nodesBase.configs.credentials.rules,
			// For n8n's own repository: it refuses every address, and its sibling `…-not-http-url` demands one.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
		},
	},
	{
		files: ['package.json'],
		...community,
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
		rules: {
			...community.rules,
			...nodesBase.configs.community.rules,
			// n8n's own request helper opens a new connection for every call and repeats the bearer to other hosts on a
			// redirect, so the package ships with undici. The price: n8n Cloud takes only packages without dependencies.
			'@n8n/community-nodes/no-runtime-dependencies': 'off',
		},
	},

	// Tests may look at what a stranger could send or receive.
	{
		files: ['test/**/*.ts'],
		rules: {
			'no-console': 'off',
			'@typescript-eslint/unbound-method': 'off',
			// Jest types its matchers, such as expect.any(String), as `any`.
			'@typescript-eslint/no-unsafe-assignment': 'off',
		},
	},
);
