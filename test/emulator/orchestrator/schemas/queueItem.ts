/** Bodies of the operations on queue items (UiPath API catalogue, Orchestrator queues, DTO schemas). */
import type { Int64 } from '../json';
import { commitTypes, priorities, reviewStatuses } from '../state/records';
import type { CommitType, FlatContent, Priority, ReviewStatus } from '../state/records';
import { bodySchema } from './bodySchema';
import { date, flatContent, id, list, object, oneOf, requiredText, text } from './fields';

export interface QueueItemData {
	readonly Name?: string | null;
	readonly Priority?: Priority;
	readonly SpecificContent?: FlatContent | null;
	readonly DeferDate?: string | null;
	readonly DueDate?: string | null;
	readonly RiskSlaDate?: string | null;
	readonly Reference?: string | null;
	readonly Progress?: string | null;
	readonly Source?: string;
	readonly ParentOperationId?: string | null;
}

const queueItemData = object({
	Name: text(),
	Priority: oneOf(priorities),
	SpecificContent: flatContent,
	DeferDate: date,
	DueDate: date,
	RiskSlaDate: date,
	Reference: text(128),
	Progress: text(),
	Source: { type: ['string', 'null'], maxLength: 20, pattern: 'Manual|Apps|ProcessOrchestration' },
	ParentOperationId: text(128),
});

export const queueItemDataBody = bodySchema<QueueItemData>(queueItemData);

export const addQueueItemBody = bodySchema<{ readonly itemData: QueueItemData }>(
	object({ itemData: queueItemData }, ['itemData']),
);

export interface BulkAdd {
	readonly queueName: string;
	readonly commitType: CommitType;
	readonly queueItems?: readonly QueueItemData[];
}

export const bulkAddBody = bodySchema<BulkAdd>(
	object(
		{ queueName: requiredText(), commitType: oneOf(commitTypes), queueItems: list(queueItemData) },
		['queueName', 'commitType'],
	),
);

/** An item as the caller last saw it. */
export interface VersionedItem {
	readonly Id?: Int64;
	readonly RowVersion?: string;
}

export interface VersionedItems {
	readonly queueItems: readonly VersionedItem[];
}

const versionedItems = list(object({ Id: id, RowVersion: { type: 'string' } }));

export const deleteBulkBody = bodySchema<Partial<VersionedItems>>(object({ queueItems: versionedItems }));
export const unsetReviewerBody = bodySchema<VersionedItems>(object({ queueItems: versionedItems }, ['queueItems']));
export const setReviewerBody = bodySchema<VersionedItems & { readonly userId: Int64 }>(
	object({ userId: id, queueItems: versionedItems }, ['userId', 'queueItems']),
);
export const setReviewStatusBody = bodySchema<VersionedItems & { readonly status: ReviewStatus }>(
	object({ status: oneOf(reviewStatuses), queueItems: versionedItems }, ['status', 'queueItems']),
);
