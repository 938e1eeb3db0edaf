import { filesLike, identifiersOf, importsOf, isThere, textOf, trackedFiles } from './sources';

const shipped = [...filesLike('nodes/**/*.ts'), ...filesLike('credentials/**/*.ts')];
const nodeFolders = [...new Set(filesLike('nodes/*/*.node.ts').map((file) => file.split('/')[1] ?? ''))];

/** Imports that break a rule, as `importer → imported`, so that a failure names what to mend. */
function broken(files: readonly string[], allowed: (imported: string, importer: string) => boolean): readonly string[] {
	return files.flatMap((importer) =>
		importsOf(importer)
			.filter((imported) => !allowed(imported, importer))
			.map((imported) => `${importer} → ${imported}`),
	);
}

const isOwn = (imported: string) => imported.startsWith('nodes/') || imported.startsWith('credentials/');

describe('Imports run one way', () => {
	it('and there are files to look at', () => {
		expect(nodeFolders).toContain('OrchestratorQueue');
		expect(importsOf('nodes/shared/execute.ts')).toContain('nodes/shared/operation.ts');
	});

	it('nothing imports a node', () => {
		expect(broken([...shipped], (imported) => !/\.node(?:\.ts)?$/.test(imported))).toEqual([]);
	});

	it.each(nodeFolders)('%s imports itself and what is shared, never another node', (folder) => {
		const allowed = (imported: string) => !isOwn(imported) || RegExp(`^nodes/(?:${folder}|shared)/`).test(imported);
		expect(broken(filesLike(`nodes/${folder}/**/*.ts`), allowed)).toEqual([]);
	});

	it('what is shared knows no node', () => {
		const allowed = (imported: string) => !isOwn(imported) || imported.startsWith('nodes/shared/');
		expect(broken(filesLike('nodes/shared/**/*.ts'), allowed)).toEqual([]);
	});

	it('the wire knows nothing but itself', () => {
		const allowed = (imported: string) => !isOwn(imported) || imported.startsWith('nodes/shared/wire/');
		expect(broken(filesLike('nodes/shared/wire/**/*.ts'), allowed)).toEqual([]);
	});

	it('the client knows the wire and no operation', () => {
		const allowed = (imported: string) => !isOwn(imported) || /^nodes\/shared\/(?:client|wire)\//.test(imported);
		expect(broken(filesLike('nodes/shared/client/**/*.ts'), allowed)).toEqual([]);
	});

	it('only the executor, the pickers and the start of a trigger open a client; operations are given one', () => {
		const doors = /^nodes\/(?:shared\/(?:execute|picker)|\w+\/\w+\/start)\.ts$/;
		const given = /^nodes\/shared\/client\/(?:api|clock|errors|failure)\.ts$/;
		const outside = filesLike('nodes/**/*.ts').filter((file) => !file.startsWith('nodes/shared/client/') && !doors.test(file));
		const allowed = (imported: string) => !imported.startsWith('nodes/shared/client/') || given.test(imported);
		expect(broken(outside, allowed)).toEqual([]);
	});

	it('undici is imported in the client alone', () => {
		const outside = shipped.filter((file) => !file.startsWith('nodes/shared/client/'));
		expect(broken(outside, (imported) => imported !== 'undici')).toEqual([]);
	});

	it('the emulator knows nothing of what it judges', () => {
		expect(broken(filesLike('test/emulator/**/*.ts'), (imported) => !isOwn(imported))).toEqual([]);
	});

	it('nothing that is published imports a test or a development dependency', () => {
		const { dependencies } = JSON.parse(textOf('package.json')) as { dependencies: Record<string, string> };
		const packages = new Set(['n8n-workflow', ...Object.keys(dependencies)]);
		const allowed = (imported: string) => isOwn(imported) || imported.startsWith('node:') || packages.has(imported);
		expect(broken(shipped, (imported) => allowed(imported) || imported === 'package.json')).toEqual([]);
	});
});

describe('Dangerous strings have one door', () => {
	it('encodeURIComponent is called in wire/path.ts alone', () => {
		const mentions = shipped.filter((file) => textOf(file).includes('encodeURIComponent'));
		const callers = mentions.filter((file) => identifiersOf(file).has('encodeURIComponent'));
		expect(callers).toEqual(['nodes/shared/wire/path.ts']);
	});

	it('no item that went well carries an error at its top: only the executor writes one, for items that failed', () => {
		const writers = shipped.filter((file) => /\bjson: \{\s*error\b/.test(textOf(file)));
		expect(writers).toEqual(['nodes/shared/execute.ts']);
	});
});

describe('Rooms stay small and have names', () => {
	it('no published file is longer than 250 lines', () => {
		const long = shipped.filter((file) => textOf(file).split('\n').length > 251);
		expect(long).toEqual([]);
	});

	it('no file or folder is called after what does not say what it does', () => {
		const vague = /(?:^|\/)(?:utils?|helpers?|common|misc|stuff|lib)(?:\.|\/)/i;
		expect(trackedFiles().filter((file) => /^(?:nodes|credentials|test)\//.test(file) && vague.test(file))).toEqual([]);
	});
});

describe('Every operation', () => {
	const lists = filesLike('nodes/*/*/index.ts').filter((file) => textOf(file).includes('operations:'));
	const operations = lists.flatMap((list) => {
		const folder = list.slice(0, -'index.ts'.length);
		return importsOf(list).filter((imported) => imported.startsWith(folder));
	});

	it('is found', () => {
		expect(operations).toContain('nodes/CommunicationsMiningStream/result/advance.ts');
	});

	it('has its mirror test', () => {
		const mirrors = operations.map((file) => file.replace(/^nodes\//, 'test/').replace(/\.ts$/, '.test.ts'));
		expect(mirrors.filter((mirror) => !isThere(mirror))).toEqual([]);
	});
});

describe('The project speaks of itself alone', () => {
	const texts = trackedFiles().filter((file) => /\.(?:[cm]?[jt]s|json|md|svg|ya?ml)$|^\.ci\//.test(file));
	const own = texts.filter((file) => !file.endsWith('package-lock.json'));

	it('no file names a place on the machine it was written on', () => {
		const place = /(?<![\w.~:\-/}])\/(?:work|root|home|tmp)\/[\w.]/;
		expect(own.filter((file) => place.test(textOf(file)))).toEqual([]);
	});

	it('no file leaves work for later', () => {
		expect(own.filter((file) => /\b(?:TODO|FIXME)\b/.test(textOf(file)) && file !== 'test/architecture.test.ts')).toEqual([]);
	});

	it('every rule that is switched off in a file says why', () => {
		const silent = /eslint-disable(?:-next-line|-line)?(?![^\n]*--)[^\n]*|@ts-(?:ignore|expect-error)(?!\s+\S)/;
		const sources = own.filter((file) => /\.[cm]?[jt]s$/.test(file) && file !== 'test/architecture.test.ts');
		expect(sources.filter((file) => silent.test(textOf(file)))).toEqual([]);
	});
});
