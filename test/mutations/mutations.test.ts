/** Whether the tests notice: each of these mistakes, made in a copy of the tree, has to turn a test red. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { Copy } from './copy';

interface Mutation {
	readonly mistake: string;
	readonly file: string;
	/** Stands in the file exactly once. */
	readonly before: string;
	readonly after: string;
	/** Where it has to be noticed. */
	readonly tests: readonly string[];
}

const MUTATIONS: readonly Mutation[] = [
	{
		mistake: 'sending an addition again after a reset',
		file: 'nodes/shared/client/retry.ts',
		before: "\t\tcase 'unknown':\n\t\t\treturn effect !== 'adds';",
		after: "\t\tcase 'unknown':\n\t\t\treturn true;",
		tests: ['test/shared/client/retry.test.ts', 'test/faults/network.test.ts'],
	},
	{
		mistake: 'advancing before the execution ends',
		file: 'nodes/CommunicationsMiningStream/consumer/consume.ts',
		before: "\t\tconst end = await this.#delivered(batch.results, batch);\n",
		after: "\t\tawait this.#advance(batch.sequenceId);\n\t\tconst end = await this.#delivered(batch.results, batch);\n",
		tests: ['test/laws/streamConsumer.test.ts'],
	},
	{
		mistake: 'taking the failed rows of a bulk request for its first ones',
		file: 'nodes/OrchestratorQueue/queueItem/bulk/send.ts',
		before: 'const row = rows[(Ordinal ?? 0) - 1];',
		after: 'const row = rows[listed.findIndex((one) => one.Ordinal === Ordinal)];',
		tests: ['test/faults/bulkAdd.test.ts'],
	},
	{
		mistake: 'following redirects',
		file: 'nodes/shared/client/exchange.ts',
		before: 'await dispatcherFor(origin, filter).request({',
		after:
			"await dispatcherFor(origin, filter).compose(require('undici').interceptors.redirect({ maxRedirections: 5 })).request({",
		tests: ['test/faults/security.test.ts'],
	},
	{
		mistake: 'not encoding names',
		file: 'nodes/shared/wire/path.ts',
		before: 'encodeURIComponent(text)',
		after: 'text',
		tests: ['test/shared/wire/path.test.ts'],
	},
	{
		mistake: 'taking the part of a file that arrived for the file',
		file: 'nodes/shared/client/download.ts',
		before: "\t\tsignal?.throwIfAborted();\n\t\tthrow tooShort();\n",
		after: "\t\tsignal?.throwIfAborted();\n",
		tests: ['test/shared/client/download.test.ts'],
	},
	{
		mistake: 'taking an answer that was cut for an empty one',
		file: 'nodes/shared/client/interpret.ts',
		before: 'const reply = text === undefined ? UNREADABLE : parsed(text);',
		after: "const read = text === undefined ? {} : parsed(text);\n\tconst reply = read === UNREADABLE ? { value: [], status: 'ok' } : read;",
		tests: ['test/faults/protocol.test.ts'],
	},
];

const REPORT = 'report.json';

/** Only the parts of jest's report that are looked at. */
interface Report {
	readonly numFailedTests: number;
	readonly numRuntimeErrorTestSuites: number;
	readonly numPassedTests: number;
}

describe('A test goes red at', () => {
	let copy: Copy;
	beforeAll(() => {
		copy = new Copy();
	});
	afterAll(() => {
		copy.remove();
	});

	async function tested(files: readonly string[]): Promise<Report> {
		const jest = ['node_modules/jest/bin/jest.js', '--selectProjects', 'fast', 'slow', '--runInBand'];
		const { code, output } = await copy.node([...jest, '--json', '--outputFile', REPORT, ...files], { LAW_RUNS: '100' });
		try {
			return JSON.parse(readFileSync(path.join(copy.folder, REPORT), 'utf8')) as Report;
		} catch {
			throw new Error(`jest ended with ${code} and no report: ${output.slice(-2000)}`);
		}
	}

	it.each(MUTATIONS)('$mistake', async ({ file, before, after, tests }) => {
		copy.change(file, before, after);
		const report = await tested(tests).finally(() => {
			copy.restore(file);
		});
		const { numFailedTests, numRuntimeErrorTestSuites } = report;
		expect(numFailedTests).toBeGreaterThan(0);
		expect(numRuntimeErrorTestSuites).toBe(0);
	}, 180_000);

	it('nothing where nothing was changed', async () => {
		const { numFailedTests, numPassedTests } = await tested(['test/shared/client/retry.test.ts']);
		expect([numFailedTests, numPassedTests > 0]).toEqual([0, true]);
	}, 60_000);
});
