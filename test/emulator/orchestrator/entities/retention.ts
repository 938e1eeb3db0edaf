import { choice, entity, number } from '../odata/entity';
import { retentionTypes } from '../state/records';
import type { Queue, RetentionType } from '../state/records';

export interface RetentionRow {
	readonly queue: Queue;
	readonly type: RetentionType;
}

/** QueueRetentionSettingDto (UiPath API catalogue, Orchestrator queues, DTO schemas). */
export const retention = entity<RetentionRow>({
	QueueDefinitionId: number(({ queue }) => queue.id),
	Action: choice(['Delete', 'Archive', 'None'], ({ queue, type }) => queue.retention[type].action),
	Period: number(({ queue, type }) => queue.retention[type].period),
	BucketId: number(({ queue, type }) => queue.retention[type].bucketId),
	Type: choice(retentionTypes, ({ type }) => type),
});
