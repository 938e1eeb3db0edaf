/** The table and the plot, written by the command that measured. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { holds } from './results';
import type { Measured, Result } from './results';

const root = join(__dirname, '..', '..');
const docs = join(root, 'docs');

/** Where the README holds what was measured. */
const MARKED = /(<!-- npm run bench: begin -->\n)[^]*(<!-- npm run bench: end -->)/;

/** Writes `docs/benchmarks.md`, `docs/images/benchmarks.svg` and the table of the README. */
export async function write(results: readonly Result[]): Promise<void> {
	await mkdir(join(docs, 'images'), { recursive: true });
	await writeFile(join(docs, 'benchmarks.md'), page(results));
	await writeFile(join(docs, 'images', 'benchmarks.svg'), await drawn(plot(results)));
	const readme = join(root, 'README.md');
	const written = await readFile(readme, 'utf8');
	await writeFile(readme, written.replace(MARKED, (_all, begin: string, end: string) => `${begin}${promises(results)}${end}`));
}

/** Of what has a bar, the work, what it is compared with, and how it came out. */
function promises(results: readonly Result[]): string {
	const rows = results
		.filter(({ bar }) => bar !== undefined)
		.map((result) => {
			const bar = result.bar === undefined ? '' : 'least' in result.bar ? `≥ ${result.bar.least}` : `≤ ${result.bar.most}`;
			const verdict = holds(result) ? '' : ' **missed**';
			return `| ${result.work} | ${result.against} | ${short(result.figure.value)}${verdict} | ${bar} |`;
		});
	return ['', '| Work | Compared with | Measured | Bar |', '|---|---|---|---|', ...rows, '', ''].join('\n');
}

function page(results: readonly Result[]): string {
	const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), Node ${process.versions.node}`;
	return [
		'# Benchmarks',
		'',
		'Written by `npm run bench`; do not edit.',
		'',
		`Measured on ${machine}, against the emulator over TLS in a process of its own. A round trip of 20 ms is injected on the`,
		'wire, connections and TLS included; 0 ms is the bare loopback. Each line is one run of the command: both sides in turns, after a',
		'warm-up; medians, and in brackets the smallest and the largest ratio of a pair. Peers run in a real n8n, the floor beside',
		"n8n's own engine; where items are added, synced or drained, it is a node there that is nothing but the loop. Growth compares a sixteenth of a row's size with the whole.",
		'',
		'![How many times faster than what a user would pick instead](images/benchmarks.svg)',
		'',
		'| Work | Compared with | Round trip | This package | The other | Figure | Bar | |',
		'|---|---|---|---|---|---|---|---|',
		...results.map(line),
		'',
	].join('\n');
}

function line(result: Result): string {
	const { work, against, roundTrip, ours, theirs, figure, bar } = result;
	const { value, least, most } = figure;
	const range = least === most ? '' : ` (${short(least)}–${short(most)})`;
	const promised = bar === undefined ? '' : 'least' in bar ? `≥ ${bar.least}` : `≤ ${bar.most}`;
	const verdict = bar === undefined ? '' : holds(result) ? 'holds' : 'missed';
	const trip = roundTrip === undefined ? '' : `${roundTrip} ms`;
	const cells = [work, against, trip, time(ours), time(theirs), `${short(value)}${range}`, promised, verdict];
	return `| ${cells.join(' | ')} |`;
}

function time(measured: Measured | undefined): string {
	if (measured === undefined) return '';
	const { ms, items } = measured;
	return `${Math.round(ms).toLocaleString('en')} ms for ${items.toLocaleString('en')}`;
}

function short(value: number): string {
	return value >= 100 ? String(Math.round(value)) : value.toPrecision(3);
}

/** Vega-Lite: how many times as fast as each peer and the floor, bar by bar, on a logarithmic scale. */
function plot(results: readonly Result[]): object {
	const values = results
		.filter(({ roundTrip, theirs }) => roundTrip !== undefined && theirs !== undefined)
		.map(({ key, roundTrip, figure }) => ({
			row: key.replace('_0ms', '').replace('_vs_', ' vs '),
			trip: `${roundTrip} ms`,
			times: figure.value,
		}));
	const y = { field: 'row', type: 'nominal', title: null, sort: null };
	return {
		$schema: 'https://vega.github.io/schema/vega-lite/v6.json',
		background: 'white',
		width: 480,
		data: { values },
		layer: [
			{
				mark: 'bar',
				encoding: {
					y,
					yOffset: { field: 'trip' },
					x: { field: 'times', type: 'quantitative', scale: { type: 'log' }, title: 'times as fast' },
					color: { field: 'trip', title: 'Round trip' },
				},
			},
			{ mark: { type: 'rule', strokeDash: [4, 4] }, encoding: { x: { datum: 1 } } },
		],
	};
}

async function drawn(specification: object): Promise<string> {
	return await new Promise((resolve, reject) => {
		const child = execFile(process.execPath, [join(__dirname, 'plot.mjs')], (error, stdout) => {
			if (error) reject(new Error('The plot could not be drawn.', { cause: error }));
			else resolve(`${stdout}\n`);
		});
		child.stdin?.end(JSON.stringify(specification));
	});
}
