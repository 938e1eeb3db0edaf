import { content, date, entity, flag, guid, number, text } from '../odata/entity';
import type { Folder, Queue } from '../state/records';

/** A queue as one folder shows it. */
export interface QueueRow {
	readonly queue: Queue;
	readonly folder: Folder;
	readonly listed: boolean;
}

/** QueueDefinitionDto (UiPath API catalogue, Orchestrator queues, DTO schemas). */
export const queueDefinition = entity<QueueRow>({
	Key: guid(({ queue }) => queue.key),
	Name: text(({ queue }) => queue.name),
	Description: text(({ queue }) => queue.description),
	MaxNumberOfRetries: number(({ queue }) => queue.maxNumberOfRetries),
	AcceptAutomaticallyRetry: flag(({ queue }) => queue.acceptAutomaticallyRetry),
	RetryAbandonedItems: flag(({ queue }) => queue.retryAbandonedItems),
	EnforceUniqueReference: flag(({ queue }) => queue.enforceUniqueReference),
	Encrypted: flag(({ queue }) => queue.encrypted),
	SpecificDataJsonSchema: text(({ queue }) => queue.specificDataJsonSchema),
	OutputDataJsonSchema: text(({ queue }) => queue.outputDataJsonSchema),
	AnalyticsDataJsonSchema: text(({ queue }) => queue.analyticsDataJsonSchema),
	CreationTime: date(({ queue }) => queue.creationTime),
	ProcessScheduleId: number(({ queue }) => queue.processScheduleId),
	SlaInMinutes: number(({ queue }) => queue.slaInMinutes),
	RiskSlaInMinutes: number(({ queue }) => queue.riskSlaInMinutes),
	ReleaseId: number(({ queue }) => queue.releaseId),
	IsProcessInCurrentFolder: flag(() => null),
	FoldersCount: number(({ queue }) => queue.folders.size),
	OrganizationUnitId: number(({ folder }) => folder.id),
	OrganizationUnitFullyQualifiedName: text(({ folder, listed }) => (listed ? folder.fullyQualifiedName : null)),
	Tags: content(({ queue }) => queue.tags),
	Id: number(({ queue }) => queue.id),
});
