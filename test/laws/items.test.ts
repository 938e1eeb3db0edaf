/**
 * I7: with Continue On Fail, a request that is refused changes the output of its own item and of no other; every output is paired
 * with its item, and they come in the order of the input. Whole nodes, in n8n's own engine.
 */
import fc from 'fast-check';

import type { Fault } from '../emulator';
import { emulated } from '../emulated';
import type { Finished } from '../engine/runWorkflow';
import { NODE, runNode } from '../engine/runNode';
import { hold } from './draws';

jest.mock('../../nodes/shared/client/clock', () => jest.requireActual<object>('../faults/matrix/quickClock'));

const folder = { __rl: true, mode: 'path', value: 'Shared/Finance' };
const queue = { __rl: true, mode: 'name', value: 'Invoices' };
const content = { contentFrom: 'json', contentJson: '={{ { n: $json.n } }}' };

/** Operations that send a request of their own for each item. */
const operations = {
	get: { route: 'GET /odata/QueueItems({key})', parameters: { resource: 'queueItem', operation: 'get', itemId: '={{ $json.id }}' } },
	setProgress: {
		route: 'POST /odata/QueueItems({key})/UiPathODataSvc.SetTransactionProgress',
		parameters: { resource: 'transaction', operation: 'setProgress', itemId: '={{ $json.id }}', progress: 'Half way' },
	},
	add: {
		route: 'POST /odata/Queues/UiPathODataSvc.AddQueueItem',
		parameters: { resource: 'queueItem', operation: 'add', queue, ...content },
	},
} as const;

type Name = keyof typeof operations;

interface Life {
	readonly name: Name;
	/** One entry per item: whether the item it names is there. */
	readonly items: readonly boolean[];
	readonly parallel: number;
	/** Numbers of the requests that are refused. */
	readonly refusals: readonly number[];
	/** Numbers of the requests that go wrong in a way that is tried again. */
	readonly hiccups: readonly number[];
}

const numbers = (most: number) => fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: most });

const lives: fc.Arbitrary<Life> = fc.record({
	name: fc.constantFrom<Name[]>('get', 'setProgress', 'add'),
	items: fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
	parallel: fc.integer({ min: 1, max: 8 }),
	refusals: numbers(3),
	hiccups: numbers(3),
});

const held = emulated({ seed: 'empty' });

const REFUSAL = 'You are not authorized!';

function faultsOf({ name, refusals, hiccups }: Life): Fault[] {
	const { route } = operations[name];
	const answer = { status: 403, body: { message: REFUSAL } };
	const refused = refusals.map((nth): Fault => ({ route, nth, do: { answer } }));
	return [...refused, ...hiccups.map((nth): Fault => ({ route, nth, do: { answer: { status: 429, body: '' } } }))];
}

/** The ID of an item that is in progress; items of the queue that are not there have the ID 1. */
function itemsOf({ items, name }: Life) {
	const [started] = held.emulator.services.orchestrator.queue('Invoices').items.filter(({ status }) => status === 'InProgress');
	return items.map((there, n) => ({ n, id: String(there || name === 'add' ? started?.id : 1) }));
}

/** What an output says of itself, beside the item that it is paired with. */
function told(finished: Finished): ReadonlyArray<{ readonly item: unknown; readonly says: string }> {
	return finished.items(NODE).map(({ json, pairedItem }) => ({
		item: typeof pairedItem === 'object' && 'item' in pairedItem ? pairedItem.item : pairedItem,
		says: typeof json['error'] === 'string' ? wordOf(json['error']) : 'done',
	}));
}

function wordOf(message: string): string {
	if (message.includes(REFUSAL)) return 'refused';
	return /found no such thing/.test(message) ? 'missing' : message;
}

async function isolated(life: Life): Promise<void> {
	const { name, items, parallel } = life;
	held.emulator.reset();
	const input = itemsOf(life);
	held.emulator.journal.clear();
	held.emulator.faults.set(faultsOf(life));
	const options = name === 'add' ? {} : { parallelRequests: parallel };
	const parameters = { folder, ...operations[name].parameters, options };
	const finished = await runNode(held.emulator, 'orchestratorQueue', parameters, input, { onError: 'continueRegularOutput' });
	const entries = held.emulator.journal.entries({ route: operations[name].route });
	const refusals = entries.filter(({ status }) => status === 403).length;
	const outputs = told(finished);
	const like = (word: string) => outputs.filter(({ says }) => says === word);
	expect(outputs.map(({ item }) => item)).toEqual(items.map((_, item) => item));
	expect(like('refused')).toHaveLength(refusals);
	const own = items.map((there) => (there || name === 'add' ? 'done' : 'missing'));
	expect(outputs.filter(({ says }, item) => says !== 'refused' && says !== own[item])).toEqual([]);
	if (name === 'add') expectAdded(outputs.map(({ says }) => says));
}

/** Each item's own content lies in the queue once where its output says that it was added, and not at all where not. */
function expectAdded(says: readonly string[]): void {
	const added = held.emulator.services.orchestrator.queue('Invoices').items.map((item) => item.specificContent?.['n']);
	const counts = says.map((_, n) => added.filter((place) => place === n).length);
	expect(counts).toEqual(says.map((word) => (word === 'done' ? 1 : 0)));
}

describe('The law of items: each has its own outcome, in its place', () => {
	it('holds for reading, settling and adding, side by side and in turn', async () => {
		await hold(fc.asyncProperty(lives, isolated), 200);
	}, 600_000);
});
