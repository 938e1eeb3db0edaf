/**
 * `npm run bench`: measures every row, or those of `--rows a,b`, and writes the table and the plot (a run of some rows writes
 * nothing). With `--json` the last line is one object of the figures by their keys. Exit code 0 when every bar holds.
 */
import { parseArgs } from 'node:util';
import { orSay, say } from '../commands/say';
import { prepared } from '../n8n/prepared';
import { startEngineProcess } from './engineProcess';
import type { EngineProcess } from './engineProcess';
import { againstFloor, comments, exportHeap, growth } from './measureEngine';
import { ofPackage } from './measurePackage';
import { againstPeers, contestKeys } from './measurePeers';
import { startPeers } from './n8n/peers';
import type { Peers } from './n8n/peers';
import { write } from './report';
import { holds } from './results';
import type { Result } from './results';
import { startSurroundings } from './surroundings';
import type { Surroundings } from './surroundings';

const KEYS = ['getById', 'bulkAdd', 'drain', 'sync', 'list', 'export', 'comments', 'package', 'growth'] as const;

type Key = (typeof KEYS)[number];

// What was started ends with this process, as long as it ends by itself.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1));

void orSay(async () => {
	const { values } = parseArgs({ options: { json: { type: 'boolean' }, rows: { type: 'string' } } });
	const rows = rowsOf(values.rows);
	const results = await measured(rows);
	if (values.rows === undefined) await write(results);
	if (!results.every(holds)) process.exitCode = 1;
	if (values.json === true) process.stdout.write(`${JSON.stringify(figures(results))}\n`);
});

function rowsOf(written: string | undefined): readonly Key[] {
	if (written === undefined) return KEYS;
	return written.split(',').map((name) => {
		const key = KEYS.find((candidate) => candidate === name.trim());
		if (key === undefined) throw new Error(`--rows takes ${KEYS.join(', ')}, not "${name}".`);
		return key;
	});
}

async function measured(rows: readonly Key[]): Promise<Result[]> {
	const { package: ours } = await prepared();
	const surroundings = await startSurroundings();
	const engine = await startEngineProcess(ours.folder, surroundings.certificate);
	try {
		const results: Result[] = [];
		for (const key of rows) results.push(...(await inEngine(key, engine, surroundings, ours.folder)));
		const contests = contestKeys.filter((key) => rows.includes(key));
		if (contests.length === 0) return results;
		const peers = await startPeers(surroundings);
		try {
			for (const key of contests) results.push(...(await inN8n(key, engine, peers, surroundings)));
		} finally {
			await peers.stop();
		}
		return results;
	} finally {
		engine.stop();
		await surroundings.stop();
	}
}

async function inEngine(
	key: Key,
	engine: EngineProcess,
	surroundings: Surroundings,
	folder: string,
): Promise<Result[]> {
	switch (key) {
		case 'package':
			return told(await ofPackage(folder));
		case 'comments':
			return told(await comments(engine, surroundings));
		case 'growth':
			return told(await growth(engine, surroundings));
		case 'export':
			return told([...(await againstFloor(engine, key, surroundings)), ...(await exportHeap(engine, surroundings))]);
		case 'getById':
		case 'bulkAdd':
		case 'drain':
		case 'sync':
		case 'list':
			return told(await againstFloor(engine, key, surroundings));
	}
}

async function inN8n(
	key: (typeof contestKeys)[number],
	engine: EngineProcess,
	peers: Peers,
	surroundings: Surroundings,
): Promise<Result[]> {
	return told(await againstPeers(key, engine, peers, surroundings));
}

function told(results: Result[]): Result[] {
	for (const result of results) {
		const { value, least, most } = result.figure;
		const verdict = result.bar === undefined ? '' : holds(result) ? '  holds' : '  MISSED';
		say(`${result.key}  ${value.toPrecision(3)} (${least.toPrecision(3)}–${most.toPrecision(3)})${verdict}`);
	}
	return results;
}

function figures(results: readonly Result[]): Record<string, number> {
	return Object.fromEntries(results.map(({ key, figure }) => [key, Number(figure.value.toPrecision(4))]));
}
