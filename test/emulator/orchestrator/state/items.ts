import { randomUUID } from 'node:crypto';
import type { Actor, EventAction, FlatContent, Priority, Queue, QueueItem } from './records';
import { fileReference } from './references';
import type { Tenant } from './tenant';

/** What a new item starts from. */
export interface NewItem {
	readonly reference: string | null;
	readonly priority: Priority;
	readonly specificContent: FlatContent | null;
	readonly dueDate: string | null;
	readonly riskSlaDate: string | null;
	readonly deferDate: string | null;
	readonly progress: string | null;
	readonly parentOperationId: string | null;
}

/** Where a new item comes from when it tries an older one again. */
export interface RetryOf {
	readonly item: QueueItem;
	readonly manual: boolean;
}

export const MILLISECONDS_UNTIL_ABANDONED = 24 * 60 * 60 * 1_000;

/** Stores a new item and tells nobody; whether it may be stored is the caller's question. */
export function storeItem(
	tenant: Tenant,
	queue: Queue,
	data: NewItem,
	actor: Actor,
	now: Date,
	retry?: RetryOf,
): QueueItem {
	const item: QueueItem = {
		...data,
		id: tenant.nextItemId(queue),
		queue,
		key: retry?.item.key ?? randomUUID(),
		uniqueKey: randomUUID(),
		status: 'New',
		reviewStatus: 'None',
		reviewer: null,
		robot: null,
		output: null,
		analytics: null,
		processingException: null,
		startProcessing: null,
		endProcessing: null,
		creationTime: now.toISOString(),
		...lineage(retry),
		operationId: null,
		version: tenant.nextVersion(),
		chain: retry?.item.chain ?? [],
		events: [],
	};
	item.chain.push(item);
	tenant.items.set(item.id, item);
	insertById(queue.items, item);
	fileReference(queue, item);
	recordEvent(tenant, item, 'Create', actor, now);
	return item;
}

/** Stores a new item and tells the webhooks. */
export function addItem(tenant: Tenant, queue: Queue, data: NewItem, actor: Actor, now: Date): QueueItem {
	const item = storeItem(tenant, queue, data, actor, now);
	tenant.tell({ type: 'queueItem.added', item, actor, at: now });
	return item;
}

function lineage(retry: RetryOf | undefined) {
	const before = retry?.item;
	const manual = retry?.manual ?? false;
	return {
		ancestor: before && !manual ? before : null,
		manualAncestor: before && manual ? before : null,
		retryNumber: before && !manual ? before.retryNumber + 1 : 0,
		manualRetryNumber: before && manual ? (before.manualRetryNumber ?? 0) + 1 : (before?.manualRetryNumber ?? null),
		secondsInPreviousAttempts: before ? before.secondsInPreviousAttempts + secondsSpentOn(before) : 0,
	};
}

function secondsSpentOn({ startProcessing, endProcessing }: QueueItem): number {
	if (startProcessing === null || endProcessing === null) return 0;
	return Math.round((Date.parse(endProcessing) - Date.parse(startProcessing)) / 1_000);
}

/** Ids only grow, save that a queue may change from small to large ones and back. */
function insertById(items: QueueItem[], item: QueueItem): void {
	let position = items.length;
	while (position > 0) {
		const before = items[position - 1];
		if (!before || before.id < item.id) break;
		position -= 1;
	}
	if (position === items.length) items.push(item);
	else items.splice(position, 0, item);
}

/** Marks an item as written to: a new RowVersion and an event. */
export function wroteItem(tenant: Tenant, item: QueueItem, action: EventAction, actor: Actor, now: Date): void {
	item.version = tenant.nextVersion();
	if (item.status === 'InProgress') tenant.inProgress.add(item);
	else tenant.inProgress.delete(item);
	recordEvent(tenant, item, action, actor, now);
}

function recordEvent(tenant: Tenant, item: QueueItem, action: EventAction, actor: Actor, now: Date): void {
	const { status, reviewStatus, reviewer } = item;
	const event = {
		id: tenant.nextId(), item, timestamp: now.toISOString(), action, actor, status, reviewStatus, reviewer,
	};
	item.events.push(event);
	tenant.events.set(event.id, event);
}

/** Stores the next try of an item with the same key, reference and content, and tells the webhooks. */
export function retryItem(
	tenant: Tenant,
	item: QueueItem,
	manual: boolean,
	actor: Actor,
	now: Date,
	dates: Partial<Pick<NewItem, 'deferDate' | 'dueDate'>> = {},
): QueueItem {
	const { reference, priority, specificContent, dueDate, riskSlaDate, deferDate, parentOperationId } = item;
	const same = { reference, priority, specificContent, dueDate, riskSlaDate, deferDate, parentOperationId };
	const data = { ...same, progress: null, ...dates };
	const retry = storeItem(tenant, item.queue, data, actor, now, { item, manual });
	tenant.tell({ type: 'queueItem.added', item: retry, actor, at: now });
	return retry;
}

/** Items that have been in progress for 24 hours are abandoned, and tried again where the queue says so. */
export function abandonStaleItems(tenant: Tenant, now: Date): void {
	const actor = tenant.actor(undefined);
	for (const item of tenant.inProgress) {
		if (now.getTime() - Date.parse(item.startProcessing ?? item.creationTime) < MILLISECONDS_UNTIL_ABANDONED) continue;
		item.status = 'Abandoned';
		item.endProcessing = now.toISOString();
		wroteItem(tenant, item, 'Status', actor, now);
		tenant.tell({ type: 'queueItem.transactionAbandoned', item, actor, at: now });
		if (item.queue.retryAbandonedItems && item.retryNumber < item.queue.maxNumberOfRetries) {
			retryItem(tenant, item, false, actor, now);
		}
	}
}

/** Deletes softly: the item stays listed as `Deleted`. */
export function deleteItem(tenant: Tenant, item: QueueItem, actor: Actor, now: Date): void {
	item.status = 'Deleted';
	wroteItem(tenant, item, 'Delete', actor, now);
}
