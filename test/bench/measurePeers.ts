/** Rows against what a user would pick instead, all in one real n8n. */
import type { EngineProcess } from './engineProcess';
import { suffix } from './measureEngine';
import type { Peers } from './n8n/peers';
import { BATCH, BATCHES } from './n8n/workflows';
import type { Result } from './results';
import { median, ratio } from './statistics';
import { claim } from './stock';
import type { Surroundings } from './surroundings';
import type { World } from './world';

/** Of each way, after one to warm up, unless a contest says otherwise. */
const RUNS = 5;
const LISTED = 4000;
const ADDED = 10_000;
/** One by one, more would take minutes; what they take is scaled by the item. */
const ONE_BY_ONE = 200;

interface Contest {
	readonly key: string;
	readonly work: string;
	readonly against: string;
	readonly least: number;
	readonly ours: string;
	/** Configurations; the fastest counts. */
	readonly theirs: readonly string[];
	/** Items that each side handles, where they differ. */
	readonly items: { readonly ours: number; readonly theirs: number };
	/** Input items for one side. */
	input(count: number): readonly unknown[];
	/** Over the distance that has a bar, where single runs lie far apart. */
	readonly runs?: number;
	/** Before each measurement. */
	before?(): Promise<unknown>;
}

export const contestKeys = ['getById', 'bulkAdd', 'drain', 'list'] as const;

export async function againstPeers(
	row: (typeof contestKeys)[number],
	engine: EngineProcess,
	peers: Peers,
	{ near, far }: Surroundings,
): Promise<Result[]> {
	const results: Result[] = [];
	for (const contest of await contestsOf(row, engine, near)) {
		for (const world of [far, near]) results.push(await measured(contest, peers, world));
	}
	return results;
}

async function contestsOf(row: (typeof contestKeys)[number], engine: EngineProcess, near: World): Promise<Contest[]> {
	const nothing = () => [{}];
	switch (row) {
		case 'getById': {
			const ids = await engine.ask('idsOf', near, 200);
			return [
				{
					key: 'getById_vs_httpRequest',
					work: '200 queue items by ID',
					against: 'HTTP Request node, at its defaults or in batches of 50',
					least: 3,
					ours: 'getById',
					runs: 9,
					theirs: ['getByIdHttp', 'getByIdHttpBatches'],
					items: { ours: ids.length, theirs: ids.length },
					input: () => ids.map((id) => ({ id })),
				},
			];
		}
		case 'bulkAdd': {
			await engine.ask('prepare', near, 'bulkAdd', 0);
			const contest = {
				work: '10,000 queue items added',
				least: 50,
				ours: 'bulkAdd',
				items: { ours: ADDED, theirs: ONE_BY_ONE },
				input: (count: number) => Array.from({ length: count }, (_, index) => claim(index)),
			};
			return [
				{
					...contest,
					key: 'bulkAdd_vs_httpRequest',
					against: `HTTP Request node, an item a request, at its defaults or in batches of 50; ${ONE_BY_ONE} measured, scaled by the item`,
					theirs: ['bulkAddHttp', 'bulkAddHttpBatches'],
				},
				{
					...contest,
					key: 'bulkAdd_vs_rival',
					against: `n8n-nodes-uipath-orchestrator 1.9.0, an item a request; ${ONE_BY_ONE} measured, scaled by the item`,
					theirs: ['bulkAddRival'],
				},
			];
		}
		case 'drain': {
			await engine.ask('prepareComments', near);
			return [
				{
					key: 'drain_vs_httpRequest',
					work: `${BATCHES} batches of ${BATCH} comments drained, an item a comment, each batch advanced`,
					against: 'HTTP Request and Split Out nodes in a loop',
					least: 2,
					runs: 25,
					ours: 'drain',
					theirs: ['drainHttp'],
					items: { ours: BATCH * BATCHES, theirs: BATCH * BATCHES },
					input: nothing,
					before: async () => {
						await engine.ask('rewind', near);
					},
				},
			];
		}
		case 'list': {
			await engine.ask('prepare', near, 'list', LISTED);
			return [
				{
					key: 'list_vs_httpRequest',
					work: `${LISTED} queue items in pages of 100`,
					against: 'HTTP Request node with pagination',
					least: 3,
					ours: 'list',
					theirs: ['listHttp'],
					items: { ours: LISTED, theirs: LISTED },
					input: nothing,
				},
			];
		}
	}
}

async function measured(contest: Contest, peers: Peers, world: World): Promise<Result> {
	const { key, work, against, least, items, input, before } = contest;
	const barred = world.roundTrip > 0;
	const wanted = barred ? (contest.runs ?? RUNS) : RUNS;
	const ways = [contest.ours, ...contest.theirs];
	const runs = new Map<string, number[]>(ways.map((way) => [way, []]));
	for (let run = 0; run <= wanted; run += 1) {
		for (const way of ways) {
			await before?.();
			const count = way === contest.ours ? items.ours : items.theirs;
			const ms = await peers.measure(way, barred, input(count));
			if (run > 0) runs.get(way)?.push(ms);
		}
	}
	const ours = runs.get(contest.ours) ?? [];
	const perOurs = ours.map((ms) => ms / items.ours);
	const theirs = contest.theirs.map((way) => runs.get(way) ?? []);
	const fastest = theirs.reduce((one, other) => (median(one) <= median(other) ? one : other));
	return {
		key: `${key}${suffix(world)}`,
		work,
		against,
		roundTrip: world.roundTrip,
		ours: { ms: median(ours), items: items.ours },
		theirs: { ms: median(fastest), items: items.theirs },
		figure: ratio(fastest.map((ms) => ms / items.theirs), perOurs),
		// As against the floor: told, but nobody's UiPath is that near.
		...(barred && { bar: { least } }),
	};
}
