/** A copy of the tree that a test may spoil; what is installed is shared. */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(__dirname, '../..');
const COPIED = ['nodes', 'credentials', 'test', 'package.json', 'jest.config.js', 'tsconfig.json', 'gulpfile.js', 'README.md', 'LICENSE'];

export interface Ended {
	readonly code: number | null;
	/** What it wrote to both its outputs. */
	readonly output: string;
}

/** In a folder of its own, until `remove`. */
export class Copy {
	readonly folder = mkdtempSync(path.join(tmpdir(), 'n8n-nodes-uipath-copy-'));

	constructor() {
		for (const name of COPIED) {
			cpSync(path.join(root, name), path.join(this.folder, name), { recursive: true, filter: (from) => path.basename(from) !== 'node_modules' });
		}
		symlinkSync(path.join(root, 'node_modules'), path.join(this.folder, 'node_modules'));
	}

	/** Replaces the one place in `file` that reads `before`. @throws where there is no such place, or more than one. */
	change(file: string, before: string, after: string): void {
		const target = path.join(this.folder, file);
		const parts = readFileSync(target, 'utf8').split(before);
		if (parts.length !== 2) throw new Error(`${file} holds ${parts.length - 1} places that read: ${before}`);
		writeFileSync(target, parts.join(after));
	}

	/** Puts `file` back as it is in the tree. */
	restore(file: string): void {
		cpSync(path.join(root, file), path.join(this.folder, file));
	}

	/** Runs Node.js in the copy. */
	async node(parameters: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
		const child = spawn(process.execPath, parameters, { cwd: this.folder, env: { ...process.env, ...env }, stdio: 'pipe' });
		const chunks: string[] = [];
		for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(String(chunk)));
		return await new Promise((resolve, reject) => {
			child.on('error', reject);
			child.on('close', (code) => { resolve({ code, output: chunks.join('') }); });
		});
	}

	remove(): void {
		rmSync(this.folder, { recursive: true, force: true });
	}
}
