import { randomUUID } from 'node:crypto';
import type { Folder, Queue, QueueSettings } from './records';
import type { Tenant } from './tenant';

/** The settings of a queue of which nothing but the name was said. */
export function plainQueueSettings(name: string): QueueSettings {
	return {
		name,
		description: null,
		maxNumberOfRetries: 0,
		acceptAutomaticallyRetry: false,
		retryAbandonedItems: false,
		enforceUniqueReference: false,
		encrypted: false,
		specificDataJsonSchema: null,
		outputDataJsonSchema: null,
		analyticsDataJsonSchema: null,
		processScheduleId: null,
		slaInMinutes: null,
		riskSlaInMinutes: null,
		releaseId: null,
		tags: [],
	};
}

export const DEFAULT_RETENTION = {
	Final: { action: 'Delete', period: 30, bucketId: null },
	Stale: { action: 'Delete', period: 180, bucketId: null },
} as const;

export function storeQueue(tenant: Tenant, settings: QueueSettings, folders: Iterable<Folder>, now: Date): Queue {
	const queue: Queue = {
		...settings,
		id: tenant.nextId(),
		key: randomUUID(),
		creationTime: now.toISOString(),
		folders: new Set(folders),
		items: [],
		byReference: new Map(),
		retention: { ...DEFAULT_RETENTION },
	};
	tenant.queues.set(queue.id, queue);
	return queue;
}

/** Deletes a queue and, with it, everything that hangs on its items. */
export function deleteQueue(tenant: Tenant, queue: Queue): void {
	tenant.queues.delete(queue.id);
	for (const item of queue.items) {
		tenant.items.delete(item.id);
		tenant.inProgress.delete(item);
		for (const event of item.events) tenant.events.delete(event.id);
	}
	for (const comment of tenant.comments.values()) {
		if (comment.item.queue === queue) tenant.comments.delete(comment.id);
	}
}

/** Queue names are compared without case. */
export function queueNamed(tenant: Tenant, name: string, folder: Folder): Queue | undefined {
	const wanted = name.trim().toLowerCase();
	for (const queue of tenant.queues.values()) {
		if (queue.folders.has(folder) && queue.name.toLowerCase() === wanted) return queue;
	}
	return undefined;
}
