import type { Caller } from '../../route';
import type { Int64 } from '../json';
import { int64 } from '../json';
import { defaultSettings } from '../settings';
import type { OrchestratorSettings } from '../settings';
import type {
	Actor, Export, Folder, Queue, QueueItem, QueueItemComment, QueueItemEvent, Robot, User, Webhook,
} from './records';

/** What happens to queue items and queues, for webhooks to tell. */
export type TenantEvent =
	| { readonly type: QueueItemEventType; readonly item: QueueItem; readonly actor: Actor; readonly at: Date }
	| { readonly type: QueueEventType; readonly queue: Queue; readonly actor: Actor; readonly at: Date };

export const queueItemEventTypes = [
	'queueItem.added',
	'queueItem.transactionStarted',
	'queueItem.transactionCompleted',
	'queueItem.transactionFailed',
	'queueItem.transactionAbandoned',
] as const;
export const queueEventTypes = ['queue.created', 'queue.updated', 'queue.deleted'] as const;
export type QueueItemEventType = (typeof queueItemEventTypes)[number];
export type QueueEventType = (typeof queueEventTypes)[number];

const FIRST_ID = 1_050_000;
const FIRST_LARGE_ID = 2n ** 53n + 1n;
const FIRST_ROW_VERSION = 0x43_16_25;

/** Everything that one emulated tenant holds, and its sequences. Only handlers and the seed change it. */
export class Tenant {
	readonly folders: Folder[] = [];

	readonly users: User[] = [];

	readonly robots: Robot[] = [];

	readonly queues = new Map<Int64, Queue>();

	readonly items = new Map<Int64, QueueItem>();

	/** Items that a robot has started and not finished. */
	readonly inProgress = new Set<QueueItem>();

	readonly events = new Map<Int64, QueueItemEvent>();

	readonly comments = new Map<Int64, QueueItemComment>();

	readonly exports = new Map<Int64, Export>();

	readonly webhooks = new Map<Int64, Webhook>();

	/** When lists of queue items were asked for, in ms since the epoch, for the rate limit. */
	listCalls: number[] = [];

	readonly listeners = new Set<(event: TenantEvent) => void>();

	private lastId = FIRST_ID;

	private lastLargeId = FIRST_LARGE_ID;

	private lastVersion = FIRST_ROW_VERSION;

	constructor(readonly settings: OrchestratorSettings = defaultSettings()) {}

	nextId(): Int64 {
		this.lastId += 1;
		return this.lastId;
	}

	/** Ids of one queue's items may be told to lie beyond what a JavaScript number holds exactly. */
	nextItemId(queue: Queue): Int64 {
		if (!this.settings.largeIds || queue.name !== 'Disputes') return this.nextId();
		this.lastLargeId += 2n;
		return int64(this.lastLargeId);
	}

	nextVersion(): number {
		this.lastVersion += 1;
		return this.lastVersion;
	}

	tell(event: TenantEvent): void {
		for (const listener of this.listeners) listener(event);
	}

	actor(caller: Caller | undefined): Actor {
		const user = this.users.find(({ userName }) => userName === caller?.name) ?? this.users[0];
		const userName = caller?.name ?? user?.userName ?? 'admin';
		return {
			userId: user?.id ?? 0,
			userName,
			externalClientId: caller?.kind === 'application' ? caller.name : null,
		};
	}

	/** Forgets everything; listeners and settings stay. */
	clear(): void {
		for (const list of [this.folders, this.users, this.robots]) list.length = 0;
		for (const map of [this.queues, this.items, this.events, this.comments, this.exports, this.webhooks]) map.clear();
		this.inProgress.clear();
		this.listCalls = [];
		this.lastId = FIRST_ID;
		this.lastLargeId = FIRST_LARGE_ID;
		this.lastVersion = FIRST_ROW_VERSION;
	}
}
