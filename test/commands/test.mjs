/**
 * Runs projects of jest one after the other (`slow`, `n8n` and `editor` in band, since each of their tests takes a core of its
 * own) and ends with one line, `N passed, N failed, N skipped`, summed from jest's own JSON reports.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './child.mjs';

const jest = 'node_modules/jest/bin/jest.js';
const spread = [`--maxWorkers=${Math.max(2, availableParallelism())}`];
const known = { fast: spread, engine: spread, slow: ['--runInBand'], n8n: ['--runInBand'], editor: ['--runInBand'] };

const projects = process.argv.slice(2).filter((word) => word in known);
const others = process.argv.slice(2).filter((word) => !(word in known));
const folder = mkdtempSync(join(tmpdir(), 'n8n-nodes-uipath-report-'));
// What is generated is tried as often as there is time for.
const thorough = projects.includes('n8n');
const env = { LAW_RUNS: thorough ? '2000' : '200', ...(thorough && { MATRIX: 'all' }), ...process.env };
const totals = { passed: 0, failed: 0, skipped: 0 };

for (const project of projects) {
	const report = join(folder, `${project}.json`);
	const parameters = [jest, '--selectProjects', project, ...known[project], '--json', '--outputFile', report, ...others];
	// jest prints its JSON to stdout too; the readable report goes to stderr.
	const code = await run(process.execPath, parameters, { env, stdio: ['inherit', 'ignore', 'inherit'] });
	const failed = totals.failed;
	add(report);
	if (code === 0) continue;
	process.exitCode = code;
	if (totals.failed === failed) process.stderr.write(`No test of ${project} failed, and yet jest ended with ${code}: its output above says why.\n`);
}
rmSync(folder, { recursive: true, force: true });
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);

/** A test file that could not even run has no tests to count: it counts as one failure. */
function add(report) {
	let result;
	try {
		result = JSON.parse(readFileSync(report, 'utf8'));
	} catch {
		totals.failed += 1;
		process.exitCode ||= 1;
		return;
	}
	totals.passed += result.numPassedTests;
	totals.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
	totals.skipped += result.numPendingTests + result.numTodoTests;
}
