const { spawn } = require('node:child_process');
const { mkdir, rm, writeFile } = require('node:fs/promises');
const { basename, dirname, posix } = require('node:path');
const { build } = require('esbuild');
const { dest, parallel, series, src } = require('gulp');
const { credentials, nodes } = require('./package.json').n8n;

/** What n8n reads beside the compiled code: icons, codex files and previews of outputs. */
const assets = ['{nodes,credentials}/**/*.svg', 'nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json'];

/** One file for all of the code: n8n starts sooner than with hundreds of small ones, and tokens and connections exist once. */
const BUNDLE = 'dist/nodes/package.js';

/** The files that n8n looks for, each with the class of its name. */
const entries = [...nodes, ...credentials].map((file) => ({
	file,
	source: `./${file.replace(/^dist\//, '').replace(/\.js$/, '')}`,
	className: basename(file).replace(/\.(?:node|credentials)\.js$/, ''),
}));

function clean() {
	return rm('dist', { recursive: true, force: true });
}

function checkTypes() {
	return spawn(process.execPath, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.json', '--noEmit'], { stdio: 'inherit' });
}

async function bundle() {
	const contents = entries.map(({ source, className }) => `export { ${className} } from '${source}';`).join('\n');
	await build({
		stdin: { contents, resolveDir: __dirname },
		bundle: true,
		packages: 'external',
		platform: 'node',
		target: 'node22',
		format: 'cjs',
		outfile: BUNDLE,
	});
	for (const { file, className } of entries) {
		await mkdir(dirname(file), { recursive: true });
		await writeFile(file, `exports.${className} = require('${posix.relative(dirname(file), BUNDLE)}').${className};\n`);
	}
}

function copyAssets() {
	return src(assets, { base: '.', encoding: false }).pipe(dest('dist'));
}

exports.build = series(clean, parallel(checkTypes, bundle, copyAssets));
exports.default = exports.build;
