/** The project's own files as its tests about itself see them. Paths are relative to the project and use `/`. */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.join(__dirname, '..');

/** Files that match a glob, sorted. */
export function filesLike(pattern: string): readonly string[] {
	return globSync(pattern, { cwd: root })
		.map((file) => file.replaceAll(path.sep, '/'))
		.sort();
}

export function textOf(file: string): string {
	return readFileSync(path.join(root, file), 'utf8');
}

export function isThere(file: string): boolean {
	return existsSync(path.join(root, file));
}

/** Every file that is in git or would be added to it. */
export function trackedFiles(): readonly string[] {
	const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
	return listed.toString().split('\0').filter((file) => file !== '' && isThere(file));
}

/** What a source imports: packages by their names, the project's own files by their paths (with `.ts` where it is there). */
export function importsOf(file: string): readonly string[] {
	return ts.preProcessFile(textOf(file), true, true).importedFiles.map(({ fileName }) => {
		if (!fileName.startsWith('.')) return fileName;
		const target = path.posix.join(path.posix.dirname(file), fileName);
		return [`${target}.ts`, `${target}/index.ts`, target].find((candidate) => isThere(candidate)) ?? target;
	});
}

/** Every identifier in a source; words in texts and comments are none. */
export function identifiersOf(file: string): ReadonlySet<string> {
	const found = new Set<string>();
	const visit = (node: ts.Node) => {
		if (ts.isIdentifier(node)) found.add(node.text);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest));
	return found;
}
