/** I2: whatever the network does, an item is in the queue at most once, or is told to be unknown; told to be added, it is there. */
import fc from 'fast-check';

import { add } from '../../nodes/OrchestratorQueue/queueItem/add';
import { addMany } from '../../nodes/OrchestratorQueue/queueItem/addMany';
import type { Outcome } from '../../nodes/shared/operation';
import type { Fault } from '../emulator';
import { emulated } from '../emulated';
import { readOf } from '../readOf';
import { hold } from './draws';
import { faultsOn } from './randomFaults';
import { apiOf, isUnknown, outcomesOf } from './told';

const ADD = 'POST /odata/Queues/UiPathODataSvc.AddQueueItem';
const BULK = 'POST /odata/Queues/UiPathODataSvc.BulkAddQueueItems';
const LIST = 'GET /odata/QueueItems';
const QUEUES = 'GET /odata/QueueDefinitions';

const LONG_AGO = '2026-01-31T09:30:00.000Z';
const FOLDER = { mode: 'path', value: 'Shared/Finance' };

interface Life {
	readonly queue: 'Disputes' | 'Invoices';
	/** One item per entry; entries that are equal share a reference, `null` has none. */
	readonly references: ReadonlyArray<number | null>;
	/** References that the queue holds before. */
	readonly held: readonly number[];
	readonly commitType: 'AllOrNothing' | 'ProcessAllIndependently' | 'StopOnFirstFailure';
	readonly itemsPerRequest: number;
	readonly duplicatesDelivered: boolean;
	readonly faults: readonly Fault[];
}

const reference = fc.integer({ min: 0, max: 9 });

const lives: fc.Arbitrary<Life> = fc.record({
	queue: fc.constantFrom<Array<Life['queue']>>('Disputes', 'Invoices'),
	references: fc.array(fc.option(reference), { minLength: 1, maxLength: 12 }),
	held: fc.uniqueArray(reference, { maxLength: 3 }),
	commitType: fc.constantFrom<Array<Life['commitType']>>('AllOrNothing', 'ProcessAllIndependently', 'StopOnFirstFailure'),
	itemsPerRequest: fc.integer({ min: 1, max: 6 }),
	duplicatesDelivered: fc.boolean(),
	faults: fc.array(faultsOn(ADD, BULK, BULK, LIST, QUEUES), { maxLength: 4 }),
});

const held = emulated({ seed: 'empty' });

const written = (number: number | null) => (number === null ? '' : `R-${number}`);

/** Each item is known in the queue by its place in the input, which its content holds. */
function readsOf({ queue, references, ...options }: Life, operation: typeof add | typeof addMany) {
	const { commitType, itemsPerRequest, duplicatesDelivered } = options;
	const bulk = operation === addMany ? { commitType, itemsPerRequest } : {};
	return references.map((number, item) =>
		readOf(
			operation,
			{
				folder: FOLDER,
				queue: { mode: 'name', value: queue },
				reference: written(number),
				contentFrom: 'json',
				contentJson: { place: item },
				options: { duplicatesDelivered, ...bulk },
			},
			'Etc/UTC',
			{ item },
		),
	);
}

type Told = 'added' | 'duplicate' | 'unknown' | 'not added';

function toldBy(outcome: Outcome): Told {
	if ('items' in outcome) return outcome.items[0]?.json['outcome'] === 'duplicate' ? 'duplicate' : 'added';
	return isUnknown(outcome) ? 'unknown' : 'not added';
}

function prepare(life: Life): void {
	held.emulator.reset();
	const { orchestrator } = held.emulator.services;
	const before = orchestrator.addQueueItems(life.queue, life.held.length, (index) => ({
		reference: written(life.held[index] ?? null),
	}));
	for (const item of before) Object.assign(item, { creationTime: LONG_AGO });
	held.emulator.faults.set(life.faults);
}

/** Times that the item at each place of the input lies in the queue. */
function stored({ queue, references }: Life): readonly number[] {
	const counts = references.map(() => 0);
	for (const { specificContent } of held.emulator.services.orchestrator.queue(queue).items) {
		const place = specificContent?.['place'];
		if (typeof place === 'number') counts[place] = (counts[place] ?? 0) + 1;
	}
	return counts;
}

function judge(life: Life, told: readonly Told[]): void {
	const counts = stored(life);
	const wrong = told.flatMap((word, place) => {
		const count = counts[place] ?? 0;
		const truths: Readonly<Record<Told, boolean>> = {
			added: count === 1,
			duplicate: count === 0,
			unknown: count <= 1,
			'not added': count === 0,
		};
		return truths[word] ? [] : [`item ${place} was told ${word} and is there ${count} times`];
	});
	expect({ wrong, told, counts }).toEqual({ wrong: [], told, counts });
}

describe('The law of adding: applied at most once or told to be unknown', () => {
	it('holds for Add Many', async () => {
		await hold(
			fc.asyncProperty(lives, async (life) => {
				prepare(life);
				const outcomes = await outcomesOf(addMany, readsOf(life, addMany), apiOf(held.emulator, 'orchestrator'));
				expect(outcomes.map(({ item }) => item)).toEqual(life.references.map((_, item) => item));
				judge(life, outcomes.map(toldBy));
			}),
			200,
		);
	}, 600_000);

	it('holds for Add, and I7: an item that fails changes no other', async () => {
		await hold(
			fc.asyncProperty(lives, async (life) => {
				prepare(life);
				const outcomes = await outcomesOf(add, readsOf(life, add), apiOf(held.emulator, 'orchestrator'));
				judge(life, outcomes.map(toldBy));
			}),
			200,
		);
	}, 600_000);
});
