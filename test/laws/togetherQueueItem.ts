/** Queue items, their reviews and their transactions, changed by several input items. */
import fc from 'fast-check';

import type { Emulator } from '../emulator';
import type { QueueItem, Status } from '../emulator/orchestrator/state/records';
import { locator } from '../operations/samples/sample';
import type { Scene } from './togetherScene';
import { scene } from './togetherScene';

const finance = { folder: locator('path', 'Shared/Finance') };
const onItem = { ...finance, itemId: '={{ $json.thing }}' };
const word = fc.constantFrom('one', 'two', 'three');
const maybe = fc.constantFrom('', 'one', 'two');
const nothing = fc.constant({});

/** Two items of `Invoices` with this status. */
const items = (status: Status) => ({ services }: Emulator): readonly string[] =>
	services.orchestrator.addQueueItems('Invoices', 2, { specificContent: { Amount: 1 } }).map((item) => {
		item.status = status;
		return String(item.id);
	});

function itemOf({ services }: Emulator, thing: string): QueueItem {
	const item = services.orchestrator.tenant.items.get(Number(thing));
	if (item === undefined) throw new Error(`There is no queue item ${thing}`);
	return item;
}

const flatIn = (written = '{}') => JSON.parse(written) as Readonly<Record<string, unknown>>;

interface Edited {
	readonly priority: string;
	readonly progress: string | null;
	readonly content: Readonly<Record<string, unknown>>;
}

const changing: readonly Scene[] = [
	...(['keep', 'merge', 'replace'] as const).map((way) =>
		scene<Edited>(`orchestratorQueue/queueItem/update/${way}`, {
			parameters: {
				...onItem,
				changes: { priority: '={{ $json.priority }}', progress: '={{ $json.progress }}' },
				contentChange: way,
				contentFrom: 'json',
				contentJson: '={{ $json.content }}',
			},
			changes: fc.record({
				priority: fc.constantFrom('', 'High', 'Low'),
				progress: maybe,
				content: fc.constantFrom('{"A":1}', '{"A":2}', '{"B":1}', '{"C":1,"Amount":2}'),
			}),
			inOrder: true,
			things: items('New'),
			look: (emulator, thing) => {
				const { priority, progress, specificContent } = itemOf(emulator, thing);
				return { priority, progress, content: flatIn(JSON.stringify(specificContent)) };
			},
			after: (before, { priority, progress, content }) => [
				{
					priority: priority || before.priority,
					progress: progress || before.progress,
					content: way === 'keep' ? before.content : { ...(way === 'merge' && before.content), ...flatIn(content) },
				},
			],
		}),
	),
	scene('orchestratorQueue/queueItem/clearContent', {
		parameters: onItem,
		changes: nothing,
		things: items('Failed'),
		look: (emulator, thing) => itemOf(emulator, thing).specificContent ?? {},
		after: () => [{}],
	}),
	...(['delete', 'deleteMany'] as const).map((operation) =>
		scene<string>(`orchestratorQueue/queueItem/${operation}`, {
			parameters: onItem,
			changes: nothing,
			things: items('New'),
			look: (emulator, thing) => itemOf(emulator, thing).status,
			after: () => ['Deleted'],
			refuses: (before) => before === 'Deleted',
		}),
	),
];

const reviewing: readonly Scene[] = [
	scene<string>('orchestratorQueue/review/setReviewStatus', {
		parameters: { ...onItem, reviewStatus: '={{ $json.status }}' },
		changes: fc.record({ status: fc.constantFrom('InReview', 'None', 'Verified') }),
		inOrder: true,
		things: items('Failed'),
		look: (emulator, thing) => itemOf(emulator, thing).reviewStatus,
		after: (before, { status = '' }) => (before === 'Verified' && status !== before ? [] : [status]),
		refuses: (before) => before === 'Verified',
	}),
	scene('orchestratorQueue/review/setReviewer', {
		parameters: { ...onItem, reviewer: locator('id', '={{ $json.user }}') },
		changes: fc.record({ user: fc.constantFrom('583', '584') }),
		inOrder: true,
		things: items('Failed'),
		look: (emulator, thing) => String(itemOf(emulator, thing).reviewer?.id),
		after: (_before, { user = '' }) => [user],
	}),
	scene('orchestratorQueue/review/unsetReviewer', {
		parameters: onItem,
		changes: nothing,
		things: (emulator) => {
			const [reviewer = null] = emulator.services.orchestrator.tenant.users;
			return items('Failed')(emulator).map((id) => String(Object.assign(itemOf(emulator, id), { reviewer }).id));
		},
		look: (emulator, thing) => itemOf(emulator, thing).reviewer !== null,
		after: () => [false],
	}),
	scene<readonly string[]>('orchestratorQueue/review/retryFailedItems', {
		parameters: onItem,
		changes: nothing,
		things: items('Failed'),
		look: (emulator, thing) => itemOf(emulator, thing).chain.map(({ reviewStatus }) => reviewStatus),
		after: () => [['Retried', 'None']],
		refuses: ([reviewStatus]) => reviewStatus === 'Retried',
	}),
];

interface Result {
	readonly status: string;
	readonly output: unknown;
	readonly reason: string | undefined;
}

interface Postponed {
	readonly status: string;
	readonly until: string;
}

const ENDS: Readonly<Record<string, string>> = {
	successful: 'Successful',
	applicationException: 'Retried',
	businessException: 'Failed',
};

/** A result can be set once; that it was set so already is as good. */
const once = <State extends { readonly status: string }>(before: State, wanted: State): readonly State[] =>
	before.status === 'InProgress' || JSON.stringify(before) === JSON.stringify(wanted) ? [wanted] : [];
const isOver = ({ status }: { readonly status: string }) => status !== 'InProgress';

const working: readonly Scene[] = [
	scene('orchestratorQueue/transaction/setProgress', {
		parameters: { ...onItem, progress: '={{ $json.progress }}' },
		changes: fc.record({ progress: word }),
		inOrder: true,
		things: items('InProgress'),
		look: (emulator, thing) => itemOf(emulator, thing).progress,
		after: (_before, { progress = '' }) => [progress],
	}),
	scene<Result>('orchestratorQueue/transaction/setResult', {
		parameters: { ...onItem, result: '={{ $json.result }}', reason: '={{ $json.reason }}', output: '={{ $json.output }}' },
		changes: fc.record({
			result: fc.constantFrom(...Object.keys(ENDS)),
			reason: word,
			output: fc.constantFrom('{}', '{"text":"one"}', '{"text":"two"}'),
		}),
		things: items('InProgress'),
		look: (emulator, thing) => {
			const { status, output, processingException } = itemOf(emulator, thing);
			return { status, output: output ?? {}, reason: processingException?.reason };
		},
		after: (before, { result = '', reason, output }) => {
			const status = ENDS[result] ?? '';
			return once(before, { status, output: flatIn(output), reason: result === 'successful' ? undefined : reason });
		},
		refuses: isOver,
	}),
	scene<Postponed>('orchestratorQueue/transaction/postpone', {
		parameters: { ...onItem, deferDate: '={{ $json.until }}' },
		changes: fc.record({ until: fc.constantFrom('2099-01-01T00:00:00.000Z', '2099-01-02T00:00:00.000Z') }),
		things: items('InProgress'),
		look: (emulator, thing) => {
			const { status, deferDate } = itemOf(emulator, thing);
			return { status, until: deferDate ?? '' };
		},
		after: (before, { until = '' }) => once(before, { status: 'New', until }),
		refuses: isOver,
	}),
];

export const queueItemScenes: readonly Scene[] = [...changing, ...reviewing, ...working];
