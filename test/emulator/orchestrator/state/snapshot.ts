import { plainId } from '../json';
import type { FlatContent, Queue, QueueItem } from './records';
import type { Tenant } from './tenant';

type PlainId = number | string;

/** What a reader of the emulator's state sees; ids beyond 2^53 are their digits. */
export interface OrchestratorState {
	readonly queueItems: ReadonlyArray<{
		readonly id: PlainId;
		readonly key: string;
		readonly queue: string;
		/** The first folder that the queue is linked in. */
		readonly folder: string;
		readonly reference: string | null;
		readonly status: string;
		readonly reviewStatus: string;
		readonly reviewer: string | null;
		readonly priority: string;
		readonly specificContent: unknown;
		readonly output: unknown;
		readonly progress: string | null;
		readonly dueDate: string | null;
		readonly deferDate: string | null;
		readonly retryNumber: number;
		readonly ancestor: PlainId | null;
		readonly creationTime: string;
	}>;
	readonly queues: ReadonlyArray<{
		readonly id: PlainId;
		readonly name: string;
		readonly folders: readonly string[];
		readonly items: number;
	}>;
	readonly folders: ReadonlyArray<{ readonly id: PlainId; readonly key: string; readonly path: string }>;
	readonly queueItemComments: ReadonlyArray<{
		readonly id: PlainId;
		readonly queueItem: PlainId;
		readonly text: string;
	}>;
	readonly exports: ReadonlyArray<{
		readonly id: PlainId;
		readonly queue: string;
		readonly status: string;
		/** Bytes. */
		readonly size: number;
	}>;
	readonly webhooks: ReadonlyArray<{
		readonly id: PlainId;
		readonly name: string;
		readonly url: string;
		readonly enabled: boolean;
	}>;
}

export function snapshot(tenant: Tenant): OrchestratorState {
	return {
		queueItems: [...tenant.items.values()].map(itemSnapshot),
		queues: [...tenant.queues.values()].map(({ id, name, folders, items }) => ({
			id: plainId(id),
			name,
			folders: [...folders].map(({ fullyQualifiedName }) => fullyQualifiedName),
			items: items.length,
		})),
		folders: tenant.folders.map(({ id, key, fullyQualifiedName }) => ({
			id: plainId(id),
			key,
			path: fullyQualifiedName,
		})),
		queueItemComments: [...tenant.comments.values()].map(({ id, item, text }) => ({
			id: plainId(id),
			queueItem: plainId(item.id),
			text,
		})),
		exports: [...tenant.exports.values()].map(({ id, queue, status, file }) => ({
			id: plainId(id),
			queue: queue.name,
			status,
			size: file.size,
		})),
		webhooks: [...tenant.webhooks.values()].map(({ id, name, url, enabled }) => ({
			id: plainId(id),
			name,
			url,
			enabled,
		})),
	};
}

function itemSnapshot(item: QueueItem): OrchestratorState['queueItems'][number] {
	return {
		id: plainId(item.id),
		key: item.key,
		queue: item.queue.name,
		folder: firstFolder(item.queue),
		reference: item.reference,
		status: item.status,
		reviewStatus: item.reviewStatus,
		reviewer: item.reviewer?.userName ?? null,
		priority: item.priority,
		specificContent: plainContent(item.specificContent),
		output: plainContent(item.output),
		progress: item.progress,
		dueDate: item.dueDate,
		deferDate: item.deferDate,
		retryNumber: item.retryNumber,
		ancestor: item.ancestor ? plainId(item.ancestor.id) : null,
		creationTime: item.creationTime,
	};
}

function plainContent(content: FlatContent | null): unknown {
	if (content === null || !Object.values(content).some((value) => typeof value === 'bigint')) return content;
	return Object.fromEntries(
		Object.entries(content).map(([key, value]) => [key, typeof value === 'bigint' ? plainId(value) : value]),
	);
}

function firstFolder({ folders }: Queue): string {
	const [first] = folders;
	return first?.fullyQualifiedName ?? '';
}
