/** What is published: the packed files, what comes with them, and whether anything of that is known to be unsafe. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import packageJson from '../package.json';
import { Copy } from './mutations/copy';

/** Unpacked, with its dependencies; n8n instances with small disks install it, too. In bytes. */
const MOST_INSTALLED = 12 * 1024 * 1024;
const MOST_PACKED = 1024 * 1024;

interface Ended {
	readonly status: number | null;
	readonly stdout: string;
	readonly stderr: string;
}

function npm(parameters: readonly string[], cwd: string): Ended {
	return spawnSync('npm', parameters, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
}

function sizeOf(folder: string): number {
	const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
	return files.reduce((sum, file) => sum + statSync(file).size, 0);
}

describe('The packed package', () => {
	let copy: Copy;
	let packed: { readonly size: number; readonly files: ReadonlyArray<{ readonly path: string }> };
	beforeAll(async () => {
		copy = new Copy();
		const built = await copy.node(['node_modules/gulp/bin/gulp.js', '--silent', 'build']);
		if (built.code !== 0) throw new Error(`The build ended with ${built.code}: ${built.output.slice(-2000)}`);
		[packed] = JSON.parse(npm(['pack', '--dry-run', '--json'], copy.folder).stdout) as [typeof packed];
	}, 180_000);
	afterAll(() => {
		copy.remove();
	});

	it('holds every node and credential that it announces', () => {
		const files = new Set(packed.files.map((file) => file.path));
		const announced = [...packageJson.n8n.nodes, ...packageJson.n8n.credentials];
		expect(announced.filter((file) => !files.has(file))).toEqual([]);
	});

	it('holds nothing but compiled code, icons, descriptions, the license and the read-me', () => {
		const expected = /^(?:package\.json|README\.md|LICENSE|dist\/(?:package\.json|(?:nodes|credentials)\/.+\.(?:js|svg|json)))$/;
		expect(packed.files.map((file) => file.path).filter((file) => !expected.test(file) || /\.test\.|(?:^|\/)tests?\//.test(file))).toEqual([]);
	});

	it('is small', () => {
		expect(packed.size).toBeLessThan(MOST_PACKED);
	});
});

describe('What the package brings along', () => {
	const { dependencies } = packageJson;
	let folder: string;
	let installed: Ended;
	let online: boolean;
	beforeAll(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'n8n-nodes-uipath-dependencies-'));
		writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'probe', version: '1.0.0', dependencies }));
		installed = npm(['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund'], folder);
		online = !/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH/.test(installed.stderr);
		if (!online) process.stderr.write('No registry can be reached: what would be installed was not looked at.\n');
	}, 180_000);
	afterAll(() => {
		rmSync(folder, { recursive: true, force: true });
	});

	it('installs without running a script, and is small', () => {
		if (!online) return;
		expect([installed.status, installed.stderr.includes('npm error')]).toEqual([0, false]);
		expect(sizeOf(folder)).toBeLessThan(MOST_INSTALLED);
	});

	it('asks for no script of its own', () => {
		if (!online) return;
		const lock = JSON.stringify(npm(['ls', '--all', '--json', '--long'], folder).stdout);
		expect(lock).not.toMatch(/"(?:pre|post)?install"\s*:/);
	});

	it('has no known weakness', () => {
		const audit = npm(['audit', '--omit=dev', '--json'], folder);
		const report = JSON.parse(audit.stdout || '{}') as { metadata?: { vulnerabilities: { total: number } } };
		if (report.metadata === undefined) {
			process.stderr.write(`The registry gives no audit, so known weaknesses were not looked for: ${audit.stdout.slice(0, 200)}\n`);
			return;
		}
		expect(report.metadata.vulnerabilities.total).toBe(0);
	}, 60_000);
});
