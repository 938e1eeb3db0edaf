/** Queues, what they hand out, and comments on their items, changed by several input items. */
import fc from 'fast-check';

import type { Emulator } from '../emulator';
import { locator } from '../operations/samples/sample';
import type { Scene } from './togetherScene';
import { scene } from './togetherScene';

const finance = { folder: locator('path', 'Shared/Finance') };
const onQueue = { ...finance, queue: locator('id', '={{ $json.thing }}') };
const word = fc.constantFrom('one', 'two', 'three');
const nothing = fc.constant({});

const tenantOf = ({ services }: Emulator) => services.orchestrator.tenant;

const queueIds = ({ services }: Emulator) =>
	['Invoices', 'Disputes'].map((name) => String(services.orchestrator.queue(name).id));

const queues: readonly Scene[] = [
	scene('orchestratorQueue/queue/create', {
		parameters: { ...finance, name: '={{ $json.thing }}', options: { description: '={{ $json.description }}' } },
		changes: fc.record({ description: word }),
		inOrder: true,
		things: () => ['Orders', 'Refunds'],
		look: (emulator, thing) =>
			[...tenantOf(emulator).queues.values()].flatMap(({ name, description }) => (name === thing ? [description] : [])),
		after: (before, { description = '' }) => (before.length === 0 ? [[description]] : []),
	}),
	scene('orchestratorQueue/queue/update', {
		parameters: {
			...onQueue,
			changes: {
				description: '={{ $json.description }}',
				maxNumberOfRetries: '={{ $json.retries }}',
				newName: '={{ $json.suffix && `${$json.thing}-${$json.suffix}` }}',
			},
		},
		changes: fc
			.record({
				description: fc.constantFrom('', 'one', 'two'),
				retries: fc.constantFrom('', '3', '4'),
				suffix: fc.constantFrom('', 'a', 'b'),
			})
			.filter((change) => Object.values(change).some((value) => value !== '')),
		inOrder: true,
		things: queueIds,
		look: (emulator, thing) => {
			const queue = tenantOf(emulator).queues.get(Number(thing));
			return { description: queue?.description, retries: queue?.maxNumberOfRetries, suffix: queue?.name.split('-')[1] };
		},
		after: (before, { description, retries, suffix }) => [
			{
				description: description || before.description,
				retries: retries ? Number(retries) : before.retries,
				suffix: suffix || before.suffix,
			},
		],
	}),
	scene('orchestratorQueue/queue/delete', {
		parameters: onQueue,
		changes: nothing,
		things: queueIds,
		look: (emulator, thing) => tenantOf(emulator).queues.has(Number(thing)),
		after: () => [false],
		refuses: (before) => !before,
	}),
];

interface Offer {
	/** IDs of items. */
	readonly due: readonly string[];
	readonly started: readonly string[];
}

/** What is left once the robot has this one. */
const without = ({ due, started }: Offer, id: string): Offer => ({
	due: due.filter((each) => each !== id),
	started: [...started, id].sort(),
});

const handing: readonly Scene[] = [
	scene<Offer>('orchestratorQueue/transaction/start', {
		parameters: { ...finance, queue: locator('name', '={{ $json.thing }}') },
		changes: nothing,
		as: 'robot',
		inOrder: true,
		things: ({ services: { orchestrator } }) =>
			['Invoices', 'Disputes'].map((name) => {
				for (const item of orchestrator.queue(name).items) item.status = 'Successful';
				orchestrator.addQueueItems(name, 2);
				return name;
			}),
		look: ({ services }, thing) => {
			const { items } = services.orchestrator.queue(thing);
			const ids = (status: string) => items.filter((item) => item.status === status).map(({ id }) => String(id)).sort();
			return { due: ids('New'), started: ids('InProgress') };
		},
		after: (before, _change, output) => {
			if (output === undefined) return before.due.map((id) => without(before, id));
			if (output['started'] === false) return before.due.length === 0 ? [before] : [];
			return before.due.filter((id) => id === `${output['id'] as number}`).map((id) => without(before, id));
		},
		refuses: () => false,
	}),
	scene('orchestratorQueue/transaction/addAndStart', {
		parameters: {
			...finance,
			queue: locator('name', 'Disputes'),
			reference: '={{ $json.thing }}',
			contentFrom: 'json',
			contentJson: '={{ $json.content }}',
		},
		changes: fc.record({ content: fc.constantFrom('{"A":1}', '{"A":2}') }),
		as: 'robot',
		inOrder: true,
		things: () => ['D-1', 'D-2'],
		look: ({ services }, thing) =>
			services.orchestrator
				.queue('Disputes')
				.items.filter(({ reference }) => reference === thing)
				.map(({ status, specificContent }) => [status, JSON.stringify(specificContent)].join(' ')),
		after: (before, { content = '' }) => (before.length === 0 ? [[`InProgress ${content}`]] : []),
	}),
];

/** Whose the access token is. */
const USER = 'ada@acme.example';

/** Two comments of that user, since others' cannot be changed. */
function comments(emulator: Emulator): readonly string[] {
	const tenant = tenantOf(emulator);
	const [item] = emulator.services.orchestrator.addQueueItems('Invoices', 1);
	if (item === undefined) throw new Error('Nothing was added');
	const author = tenant.actor({ kind: 'user', name: USER, scopes: new Set() });
	return ['first', 'second'].map((text) => {
		const id = tenant.nextId();
		tenant.comments.set(id, { id, item, text, creationTime: item.creationTime, author });
		return String(id);
	});
}

const textOf = (emulator: Emulator, thing: string) => tenantOf(emulator).comments.get(Number(thing))?.text;

const commenting: readonly Scene[] = [
	scene('orchestratorQueue/itemComment/create', {
		parameters: { ...finance, itemId: '={{ $json.thing }}', text: '={{ $json.text }}' },
		changes: fc.record({ text: word }),
		inOrder: true,
		things: ({ services }) => services.orchestrator.addQueueItems('Invoices', 2).map(({ id }) => String(id)),
		look: (emulator, thing) =>
			[...tenantOf(emulator).comments.values()].filter(({ item }) => String(item.id) === thing).map(({ text }) => text),
		after: (before, { text = '' }) => [[...before, text]],
	}),
	scene('orchestratorQueue/itemComment/update', {
		parameters: { ...finance, commentId: '={{ $json.thing }}', text: '={{ $json.text }}' },
		changes: fc.record({ text: word }),
		inOrder: true,
		things: comments,
		look: textOf,
		after: (_before, { text }) => [text],
	}),
	scene('orchestratorQueue/itemComment/delete', {
		parameters: { ...finance, commentId: '={{ $json.thing }}' },
		changes: nothing,
		things: comments,
		look: textOf,
		after: () => [undefined],
		refuses: (before) => before === undefined,
	}),
];

export const queueScenes: readonly Scene[] = [...queues, ...handing, ...commenting];
