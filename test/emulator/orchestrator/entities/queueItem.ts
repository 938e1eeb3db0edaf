import { choice, content, date, entity, flag, guid, navigation, number, text } from '../odata/entity';
import { writeExactly } from '../json';
import { exceptionTypes, priorities, reviewStatuses, statuses } from '../state/records';
import type { FlatContent, Folder, QueueItem } from '../state/records';
import { queueDefinition } from './queueDefinition';
import { simpleRobot } from './robot';
import { simpleUser } from './user';

/** A queue item as one folder shows it: an item of a queue that is linked in two folders makes two rows of a list. */
export interface ItemRow {
	readonly item: QueueItem;
	readonly folder: Folder;
	/** Lists name the folder; answers about one item leave its name null. */
	readonly listed: boolean;
}

/** A RowVersion on the wire: the counter as 8 bytes, big-endian, in base64. */
export function rowVersion({ version }: QueueItem): string {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64BE(BigInt(version));
	return bytes.toString('base64');
}

function dynamicProperties(properties: FlatContent | null): string | null {
	return properties === null ? null : writeExactly({ DynamicProperties: properties });
}

function exceptionDto({ item: { processingException } }: ItemRow): object | null {
	if (processingException === null) return null;
	return {
		Reason: processingException.reason,
		Details: processingException.details,
		Type: processingException.type,
		AssociatedImageFilePath: processingException.associatedImageFilePath,
		CreationTime: processingException.creationTime,
	};
}

/** QueueItemDto with all of its fields (UiPath API catalogue, Orchestrator queues, DTO schemas). */
export const queueItem = entity<ItemRow>(
	{
		QueueDefinitionId: number(({ item }) => item.queue.id),
		ProcessingException: content(exceptionDto),
		Error: content(() => null),
		Encrypted: flag(({ item }) => item.queue.encrypted),
		SpecificContent: content(({ item }) => item.specificContent),
		Output: content(({ item }) => item.output),
		OutputData: text(({ item }) => dynamicProperties(item.output)),
		Analytics: content(({ item }) => item.analytics),
		AnalyticsData: text(({ item }) => dynamicProperties(item.analytics)),
		Status: choice(statuses, ({ item }) => item.status),
		ReviewStatus: choice(reviewStatuses, ({ item }) => item.reviewStatus),
		ReviewerUserId: number(({ item }) => item.reviewer?.id ?? null),
		Key: guid(({ item }) => item.key),
		Reference: text(({ item }) => item.reference),
		ProcessingExceptionType: choice(exceptionTypes, ({ item }) => item.processingException?.type ?? null),
		DueDate: date(({ item }) => item.dueDate),
		RiskSlaDate: date(({ item }) => item.riskSlaDate),
		Priority: choice(priorities, ({ item }) => item.priority),
		RobotId: number(({ item }) => item.robot?.id ?? null),
		CreatorJobKey: guid(() => null),
		ExecutorJobKey: guid(() => null),
		DeferDate: date(({ item }) => item.deferDate),
		StartProcessing: date(({ item }) => item.startProcessing),
		EndProcessing: date(({ item }) => item.endProcessing),
		SecondsInPreviousAttempts: number(({ item }) => item.secondsInPreviousAttempts),
		AncestorId: number(({ item }) => item.ancestor?.id ?? null),
		AncestorUniqueKey: guid(({ item }) => item.ancestor?.uniqueKey ?? null),
		RetryNumber: number(({ item }) => item.retryNumber),
		ManualAncestorId: number(({ item }) => item.manualAncestor?.id ?? null),
		ManualAncestorUniqueKey: guid(({ item }) => item.manualAncestor?.uniqueKey ?? null),
		ManualRetryNumber: number(({ item }) => item.manualRetryNumber),
		UniqueKey: guid(({ item }) => item.uniqueKey),
		HasVideoRecorded: flag(() => false),
		SpecificData: text(({ item }) => dynamicProperties(item.specificContent ?? {})),
		CreationTime: date(({ item }) => item.creationTime),
		Progress: text(({ item }) => item.progress),
		RowVersion: content(({ item }) => rowVersion(item)),
		ParentOperationId: text(({ item }) => item.parentOperationId),
		OperationId: text(({ item }) => item.operationId),
		OrganizationUnitId: number(({ folder }) => folder.id),
		OrganizationUnitFullyQualifiedName: text(({ folder, listed }) => (listed ? folder.fullyQualifiedName : null)),
		Id: number(({ item }) => item.id),
	},
	{
		QueueDefinition: navigation(queueDefinition, ({ item, folder, listed }) => ({ queue: item.queue, folder, listed })),
		Robot: navigation(simpleRobot, ({ item }) => item.robot),
		ReviewerUser: navigation(simpleUser, ({ item }) => item.reviewer),
	},
);
