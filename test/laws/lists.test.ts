/** I4: a list that ends well holds every row that was there when it began, each once, whatever comes while it is read. */
import fc from 'fast-check';

import { getMany as getManyComments } from '../../nodes/CommunicationsMiningSourceComments/comment/getMany';
import { getMany as getManyItems } from '../../nodes/OrchestratorQueue/queueItem/getMany';
import type { ServiceName } from '../../nodes/shared/client/connection';
import type { Paged } from '../../nodes/shared/operation';
import type { Fault } from '../emulator';
import { emulated } from '../emulated';
import { readOf } from '../readOf';
import { hold } from './draws';
import { honestFaultsOn } from './randomFaults';
import { sourceAddress } from './settlingScene';
import { apiOf, host } from './told';

/** A list, and how rows come into it. */
interface List {
	readonly operation: Paged;
	readonly service: ServiceName;
	readonly route: string;
	readonly parameters: object;
	readonly options: readonly object[];
	/** Adds rows with these numbers. */
	add(numbers: readonly number[]): void;
	/** The number of a row that was put out. */
	numberOf(json: Readonly<Record<string, unknown>>): unknown;
}

const held = emulated({ seed: 'empty' });

/** Rows come at random places of an order that is not that of their making. */
const scattered = (number: number) => (number * 7919) % 1000;

const lists: readonly List[] = [
	{
		operation: getManyItems,
		service: 'orchestrator',
		route: 'GET /odata/QueueItems',
		parameters: { folder: { mode: 'path', value: 'Shared/Finance' }, queue: { mode: 'name', value: 'Disputes' } },
		options: [{}, { descending: true }, { sortBy: 'Reference' }, { sortBy: 'CreationTime', descending: true }],
		add(numbers) {
			held.emulator.services.orchestrator.addQueueItems('Disputes', numbers.length, (index) => ({
				reference: `R-${scattered(numbers[index] ?? 0)}-${numbers[index]}`,
				specificContent: { number: numbers[index] ?? 0 },
			}));
		},
		numberOf: ({ specificContent }) => (specificContent as Readonly<Record<string, unknown>> | null)?.['number'],
	},
	{
		operation: getManyComments,
		service: 'communicationsMining',
		route: 'GET /api/_private/sources/{project}/{source}/comments',
		parameters: sourceAddress,
		options: [{}, { newestFirst: true }],
		add(numbers) {
			const comments = numbers.map((number) => ({
				id: `n${number}`,
				timestamp: new Date(Date.UTC(2026, 0, 1, 0, scattered(number))).toISOString(),
				messages: [{ body: { text: `Comment ${number}` } }],
			}));
			if (comments.length > 0) held.emulator.services.communicationsMining.addComments('support-mailbox', comments);
		},
		numberOf: ({ commentId }) => Number(String(commentId).slice(1)),
	},
];

interface Reading {
	readonly list: number;
	readonly option: number;
	readonly rows: number;
	readonly pageSize: number;
	/** How many rows come after each page. */
	readonly newcomers: readonly number[];
	readonly faults: readonly Fault[];
}

const readings: fc.Arbitrary<Reading> = fc.integer({ min: 0, max: lists.length - 1 }).chain((list) =>
	fc.record({
		list: fc.constant(list),
		option: fc.integer({ min: 0, max: (lists[list]?.options.length ?? 1) - 1 }),
		rows: fc.integer({ min: 0, max: 30 }),
		pageSize: fc.integer({ min: 1, max: 9 }),
		newcomers: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 6 }),
		faults: fc.array(honestFaultsOn(lists[list]?.route ?? '*'), { maxLength: 3 }),
	}),
);

const upTo = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

async function complete({ list, option, rows, pageSize, newcomers, faults }: Reading): Promise<void> {
	const { operation, service, parameters, options, add, numberOf } = lists[list] ?? fail();
	held.emulator.reset();
	add(upTo(0, rows));
	held.emulator.faults.set(faults);
	const read = readOf(operation, { ...parameters, options: { ...options[option] } });
	const given: unknown[] = [];
	let present = rows;
	const ended = await (async () => {
		let page = 0;
		for await (const items of operation.prepare(read)(apiOf(held.emulator, service), host, pageSize)) {
			given.push(...items.map(({ json }) => numberOf(json)));
			const count = newcomers[page] ?? 0;
			add(upTo(present, count));
			present += count;
			page += 1;
		}
	})().then(() => 'well', String);
	const known = new Set(upTo(0, present));
	const missing = ended === 'well' ? upTo(0, rows).filter((number) => !given.includes(number)) : [];
	expect({
		repeated: given.length - new Set(given).size,
		missing,
		strangers: given.filter((number) => !known.has(Number(number))),
		ended: ended === 'well' || /Nothing was read: /.test(ended) ? 'told' : ended,
	}).toEqual({ repeated: 0, missing: [], strangers: [], ended: 'told' });
}

function fail(): never {
	throw new Error('There is no such list');
}

describe('The law of lists: complete and without repeats, or an error', () => {
	it('holds for queue items and comments, whatever comes while they are read', async () => {
		await hold(fc.asyncProperty(readings, complete), 200);
	}, 600_000);
});
