import type { IDataObject } from 'n8n-workflow';
import { addMany } from '../../nodes/OrchestratorQueue/queueItem/addMany';
import { comparable } from '../../nodes/OrchestratorQueue/queueItem/newItem';
import type { Host, Outcome } from '../../nodes/shared/operation';
import { readOf } from '../readOf';
import { Bench } from './bench';

const BULK = 'POST /odata/Queues/UiPathODataSvc.BulkAddQueueItems';
const finance = { mode: 'path', value: 'Shared/Finance' };
const UNIQUE = 'Disputes';
const PLAIN = 'Invoices';

let bench: Bench;
let hints: string[];

beforeAll(async () => {
	bench = await Bench.open();
});
afterAll(async () => {
	await bench.close();
});
beforeEach(() => {
	bench.reset();
	bench.emulator.services.orchestrator.reset();
	hints = [];
});

const host: Host = {
	signal: undefined,
	hint: (text) => {
		hints.push(text);
	},
	store: async () => await Promise.reject(new Error('Nothing is stored here')),
	open: async () => await Promise.reject(new Error('Nothing is opened here')),
};

/** Adds one item per reference (`undefined`: none) as one run. */
async function addAll(
	references: ReadonlyArray<string | undefined>,
	options: IDataObject = {},
	queue = UNIQUE,
): Promise<readonly Outcome[]> {
	const reads = references.map((reference, item) => {
		const parameters = { folder: finance, queue: { mode: 'name', value: queue }, reference: reference ?? '', options };
		const content = { contentFrom: 'json', contentJson: { n: item } };
		return readOf(addMany, { ...parameters, ...content }, undefined, { item });
	});
	const { refused, job } = await addMany.prepare(reads, host);
	return [...refused, ...(await job(bench.api()))].sort((one, other) => one.item - other.item);
}

function told(outcome: Outcome | undefined): unknown {
	if (outcome === undefined) return undefined;
	return 'items' in outcome ? outcome.items[0]?.json['outcome'] : outcome.details?.['outcome'];
}

const counted = (outcomes: readonly Outcome[]) => {
	const counts: Record<string, number> = {};
	for (const outcome of outcomes) counts[String(told(outcome))] = (counts[String(told(outcome))] ?? 0) + 1;
	return counts;
};

const stored = (queue = UNIQUE) => [...bench.emulator.services.orchestrator.queue(queue).items];
const sends = () => bench.journal().filter(({ route }) => route === BULK);
const lose = (nth: number, when: 'before' | 'after') => {
	bench.emulator.faults.add([{ route: BULK, nth, when, do: { reset: true } }]);
};
const numbered = (count: number, from = 0) => Array.from({ length: count }, (_, index) => `R-${from + index}`);

function expectTruth(
	outcomes: readonly Outcome[],
	references: ReadonlyArray<string | undefined>,
	before: ReadonlySet<unknown>,
): void {
	const added = stored().filter(({ id }) => !before.has(id));
	const inQueue = added.map(({ reference }) => comparable(reference ?? '')).sort();
	const claimed = outcomes
		.filter((outcome) => told(outcome) === 'added')
		.map(({ item }) => comparable(references[item] ?? ''))
		.sort();
	expect(claimed).toEqual(inQueue);
	expect(new Set(inQueue).size).toBe(inQueue.length);
}

test('10,000 items with 250 duplicates and 40 invalid ones, the third batch lost after it was applied: each has its true outcome, none twice', async () => {
	const references: Array<string | undefined> = numbered(10_000);
	// 100 references that the queue has before, in other case; 150 that the run itself repeats; 40 items without the reference they need.
	bench.emulator.services.orchestrator.addQueueItems(UNIQUE, 100, (index) => ({ reference: `r-${index * 90 + 7}` }));
	const before = new Set(stored().map(({ id }) => id));
	for (let index = 0; index < 150; index += 1) references[index * 60 + 50] = references[index * 60 + 49];
	for (let index = 0; index < 40; index += 1) references[index * 250 + 3] = undefined;
	lose(3, 'after');
	const outcomes = await addAll(references, { duplicatesDelivered: true });
	expect(counted(outcomes)).toEqual({ added: 9710, duplicate: 250, refused: 40 });
	expect(stored().length - before.size).toBe(9710);
	expectTruth(outcomes, references, before);
	expect(outcomes.map(({ item }) => item)).toEqual(references.map((_, item) => item));
	expect(outcomes.filter((_, item) => references[item] === undefined).every((outcome) => told(outcome) === 'refused')).toBe(true);
	expect(sends()).toHaveLength(11);
}, 60_000);

test.each(['before', 'after'] as const)('a batch lost %s it was applied is settled on a queue with unique references', async (when) => {
	lose(1, when);
	const outcomes = await addAll(numbered(30), { itemsPerRequest: 10 });
	expect(counted(outcomes)).toEqual({ added: 30 });
	expect(stored().map(({ reference }) => reference).sort()).toEqual(numbered(30).sort());
});

test('every batch lost, before and after in turns, still leaves nothing doubled and nothing unknown', async () => {
	for (const nth of [1, 3, 5]) lose(nth, nth === 3 ? 'after' : 'before');
	const outcomes = await addAll(numbered(25), { itemsPerRequest: 10 });
	expect(counted(outcomes)).toEqual({ added: 25 });
	expect(stored()).toHaveLength(25);
});

test('without unique references a lost batch is reported unknown, not sent again, and what follows is not sent', async () => {
	lose(2, 'after');
	const start = stored(PLAIN).length;
	const outcomes = await addAll(numbered(30), { itemsPerRequest: 10 }, PLAIN);
	expect(counted(outcomes)).toEqual({ added: 10, unknown: 10, notAdded: 10 });
	expect(sends()).toHaveLength(2);
	expect(stored(PLAIN).length - start).toBe(20);
	const [, , , , , , , , , , lost] = outcomes;
	expect(lost).toMatchObject({ error: { message: expect.stringMatching(/may have been added\. Look for Reference "R-10"/) } });
});

test('a duplicate found when a lost batch is sent again is somebody else’s where it is older than the run', async () => {
	bench.emulator.services.orchestrator.addQueueItems(UNIQUE, 1, { reference: 'r-4' });
	lose(1, 'before');
	const outcomes = await addAll(numbered(10));
	expect(counted(outcomes)).toEqual({ added: 9, refused: 1 });
	expect(outcomes[4]).toMatchObject({ error: { message: expect.stringContaining('has an item with Reference "R-4" already') } });
});

test('stop on first failure: items before it are added, the others say which item stopped them', async () => {
	bench.emulator.services.orchestrator.addQueueItems(UNIQUE, 1, { reference: 'R-12' });
	const outcomes = await addAll(numbered(30), { itemsPerRequest: 10, commitType: 'StopOnFirstFailure' });
	expect(counted(outcomes)).toEqual({ added: 12, refused: 1, notAdded: 17 });
	expect(outcomes[13]).toMatchObject({ error: { message: expect.stringContaining('item 12 (counted from 0)') } });
	expect(sends()).toHaveLength(2);
});

test('stop on first failure with a lost reply goes on where the queue shows that it stopped', async () => {
	lose(1, 'after');
	const outcomes = await addAll(numbered(10), { commitType: 'StopOnFirstFailure' });
	expect(counted(outcomes)).toEqual({ added: 10 });
	expect(stored()).toHaveLength(10);
});

test('all or nothing: one bad item, and each of the others says so; nothing is in the queue', async () => {
	const outcomes = await addAll(['A', 'B', undefined, 'D'], { commitType: 'AllOrNothing' });
	expect(outcomes.map(told)).toEqual(['notAdded', 'notAdded', 'refused', 'notAdded']);
	expect(stored()).toHaveLength(0);
});

test.each(['before', 'after'] as const)('all or nothing with a reply lost %s it was applied ends with every item once', async (when) => {
	lose(1, when);
	const outcomes = await addAll(numbered(10), { commitType: 'AllOrNothing', itemsPerRequest: 3 });
	expect(counted(outcomes)).toEqual({ added: 10 });
	expect(stored()).toHaveLength(10);
	expect(sends().length).toBeLessThanOrEqual(2);
});

test.each(['AllOrNothing', 'StopOnFirstFailure'])('%s: duplicates that count as delivered do not stand in the way', async (commitType) => {
	bench.emulator.services.orchestrator.addQueueItems(UNIQUE, 2, (index) => ({ reference: `R-${index * 3}` }));
	const outcomes = await addAll(numbered(5), { commitType, duplicatesDelivered: true });
	expect(outcomes.map(told)).toEqual(['duplicate', 'added', 'added', 'duplicate', 'added']);
	expect(stored()).toHaveLength(5);
});

test('all or nothing: a request lost after a duplicate was left out is not taken for one that was applied', async () => {
	lose(2, 'before');
	const outcomes = await addAll(['A', 'A', 'B'], { commitType: 'AllOrNothing', duplicatesDelivered: true });
	expect(outcomes.map(told)).toEqual(['added', 'duplicate', 'added']);
	expect(stored().map(({ reference }) => reference)).toEqual(['A', 'B']);
});

test('a batch that is too large for the server is halved until it fits', async () => {
	bench.emulator.faults.add([{ route: BULK, times: 1, do: { answer: { status: 413, body: '' } } }]);
	expect(counted(await addAll(numbered(9)))).toEqual({ added: 9 });
	expect(sends()).toHaveLength(3);
});

test('a refused batch is told for each of its items and ends the run', async () => {
	bench.emulator.faults.add([{ route: BULK, nth: 2, do: { answer: { status: 403, body: { message: 'You are not authorized!' } } } }]);
	const outcomes = await addAll(numbered(25), { itemsPerRequest: 10 });
	expect(counted(outcomes)).toEqual({ added: 10, notAdded: 15 });
	expect(outcomes[12]).toMatchObject({ error: { message: expect.stringContaining('not authorized') } });
	expect(sends()).toHaveLength(2);
});

test('when the queue cannot be looked at after a lost reply, only what is open is unknown', async () => {
	lose(2, 'after');
	bench.emulator.faults.add([{ route: 'GET /odata/QueueItems', nth: 2, do: { answer: { status: 403, body: {} } } }]);
	const outcomes = await addAll(numbered(30), { itemsPerRequest: 10 });
	expect(counted(outcomes)).toEqual({ added: 10, unknown: 10, notAdded: 10 });
});

test('a reply that says neither which rows failed nor that all is well is not taken for a success', async () => {
	const body = { Success: false, Message: 'Some items have not been inserted.', FailedItems: [] };
	bench.emulator.faults.add([{ route: BULK, nth: 1, do: { answer: { status: 200, body } } }]);
	expect(counted(await addAll(numbered(3)))).toEqual({ unknown: 3 });
});

test('ids are read back by Reference on request, large ones digit by digit, for added and duplicate items alike', async () => {
	bench.emulator.services.orchestrator.settings.largeIds = true;
	bench.emulator.services.orchestrator.addQueueItems(UNIQUE, 1, { reference: 'R-2' });
	const outcomes = await addAll(numbered(250), { includeIds: true, duplicatesDelivered: true });
	const ids = new Map(stored().map(({ reference, id }) => [reference, String(id)]));
	for (const [index, outcome] of outcomes.entries()) {
		const json = 'items' in outcome ? outcome.items[0]?.json : undefined;
		expect(`${json?.['id'] as number | string}`).toBe(ids.get(`R-${index}`));
	}
	expect(BigInt(ids.get('R-0') ?? 0) > 2n ** 53n).toBe(true);
});
