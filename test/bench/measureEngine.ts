/** Rows against the floor, rows about processor, memory and growth: all in n8n's engine. */
import type { EngineProcess } from './engineProcess';
import type { EngineKey } from './engineTasks';
import type { Result } from './results';
import { median, ratio, spread } from './statistics';
import type { Ratio } from './statistics';
import type { Surroundings } from './surroundings';
import type { World } from './world';

const FLOOR = 'bare undici loop';
const COMMENTS = 16_384;
/** Of each side, after one of each to warm up. */
const RUNS = 5;

interface Plan {
	readonly work: string;
	/** Over the distance that has a bar: the more, the farther single runs lie apart. */
	readonly runs: number;
	/** Of work that is over before the compiler has seen it, more than one. */
	readonly warmUps?: number;
}

export const engineWork: Readonly<Record<EngineKey, Plan>> = {
	getById: { work: '200 queue items by ID, 10 connections', runs: 9, warmUps: 4 },
	bulkAdd: { work: '10,000 queue items added in batches of 1,000', runs: 15, warmUps: 4 },
	drain: { work: '50,000 comments drained in batches of 1,024, each advanced', runs: 9 },
	sync: { work: '65,536 comments put into a source in batches of 1,024', runs: 21, warmUps: 3 },
	list: { work: '20,000 queue items in pages of 100', runs: 3 },
	export: { work: 'A 100 MB export into binary data', runs: 9 },
};

export async function againstFloor(
	engine: EngineProcess,
	key: EngineKey,
	{ near, far }: Surroundings,
): Promise<Result[]> {
	const results: Result[] = [];
	const { work, runs, warmUps = 1 } = engineWork[key];
	const size = await engine.ask('sizeOf', near, key);
	for (const world of [far, near]) {
		const barred = world.roundTrip > 0;
		const times = { runs: barred ? runs : Math.min(runs, RUNS), warmUps };
		const { ours, floor } = await alternating(engine, key, size, world, times);
		results.push({
			key: `${key}_vs_floor${suffix(world)}`,
			work,
			against: FLOOR,
			roundTrip: world.roundTrip,
			ours: { ms: median(ours), items: size },
			theirs: { ms: median(floor), items: size },
			figure: ratio(floor, ours),
			// Without a distance only the processor's time is compared: told, but nobody's UiPath is that near.
			...(barred && { bar: { least: 0.8 } }),
		});
	}
	return results;
}

export function suffix({ roundTrip }: World): string {
	return roundTrip === 0 ? '_0ms' : '';
}

async function alternating(
	engine: EngineProcess,
	key: EngineKey,
	size: number,
	world: World,
	{ runs, warmUps }: { readonly runs: number; readonly warmUps: number },
) {
	await engine.ask('prepare', world, key, size);
	const ours: number[] = [];
	const floor: number[] = [];
	for (let run = 0; run < warmUps + runs; run += 1) {
		const mine = await engine.ask('measure', world, key, size, 'ours');
		const bare = await engine.ask('measure', world, key, size, 'floor');
		if (run < warmUps) continue;
		ours.push(mine);
		floor.push(bare);
	}
	return { ours, floor };
}

export async function exportHeap(engine: EngineProcess, { near }: Surroundings): Promise<Result[]> {
	await engine.ask('prepare', near, 'export', await engine.ask('sizeOf', near, 'export'));
	const peaks: number[] = [];
	for (let run = 0; run < 3; run += 1) peaks.push((await engine.ask('exportMemory', near)).all / 1e6);
	return [{ key: 'exportHeapMB', work: engineWork.export.work, against: 'peak of heap and buffers, MB', figure: spread(peaks), bar: { most: 64 } }];
}

export async function comments(engine: EngineProcess, { near }: Surroundings): Promise<Result[]> {
	await engine.ask('prepareComments', near);
	const times: number[] = [];
	const warmUps = 3;
	// Often, since what the collector does in between falls to whoever runs just then.
	for (let run = 0; run < warmUps + 21; run += 1) {
		const { value } = await processorRatio(engine, near, COMMENTS);
		if (run >= warmUps) times.push(value);
	}
	const heaps: number[] = [];
	const peaks: number[] = [];
	for (let run = 0; run < 7; run += 1) {
		const { heap, all, json } = await engine.ask('memoryOf', near, COMMENTS);
		heaps.push(heap / json);
		peaks.push(all / json);
	}
	const work = '16,384 comments read from a stream';
	return [
		{ key: 'cpu_vs_jsonParse', work, against: 'processor time beyond that of a bare node with JSON.parse, over that of JSON.parse', figure: spread(times), bar: { most: 1.5 } },
		{ key: 'heap_vs_json', work, against: 'peak of the heap over the size of the JSON', figure: spread(heaps), bar: { most: 3 } },
		{ key: 'memory_vs_json', work, against: 'peak of heap and buffers over the size of the JSON', figure: spread(peaks) },
	];
}

/** What the node costs beyond a bare one that does nothing but parse, over what parsing costs. `ms`: of the node. */
async function processorRatio(engine: EngineProcess, world: World, size: number) {
	const { node, bare, parse } = await engine.ask('processorOf', world, size, COMMENTS);
	return { value: (node - bare) / parse, ms: node };
}

/** Time per item at the whole size over that at a sixteenth of it; in between for whoever looks at the spread. */
export async function growth(engine: EngineProcess, { far, near }: Surroundings): Promise<Result[]> {
	const results: Result[] = [];
	for (const key of ['bulkAdd', 'drain', 'sync'] as const) {
		const whole = await engine.ask('sizeOf', far, key);
		const perItem = async (size: number): Promise<number> => {
			await engine.ask('prepare', far, key, size);
			const runs: number[] = [];
			for (let run = 0; run < 4; run += 1) {
				const ms = await engine.ask('measure', far, key, size, 'ours');
				if (run > 0) runs.push(ms / size);
			}
			return median(runs);
		};
		const least = await perItem(whole / 16);
		results.push(growthOf(key, engineWork[key].work, least, await perItem(whole / 4), await perItem(whole)));
	}
	await engine.ask('prepareComments', near);
	const processor = async (size: number): Promise<number> => {
		const runs: number[] = [];
		for (let run = 0; run < 3; run += 1) runs.push((await processorRatio(engine, near, size)).ms / COMMENTS);
		return median(runs);
	};
	const work = 'Processor time of 16,384 comments';
	const least = await processor(COMMENTS / 16);
	results.push(growthOf('cpu', work, least, await processor(COMMENTS / 4), await processor(COMMENTS)));
	const worst = results.reduce((one, other) => (one.figure.value > other.figure.value ? one : other));
	return [...results, { ...worst, key: 'growth', work: `The worst of these: ${worst.work}`, bar: { most: 1.15 } }];
}

function growthOf(key: string, work: string, sixteenth: number, quarter: number, whole: number): Result {
	const figure: Ratio = { value: whole / sixteenth, least: whole / quarter, most: quarter / sixteenth };
	return { key: `growth_${key}`, work, against: 'time per item, whole size over a sixteenth', figure };
}
