import { randomBytes } from 'node:crypto';
import type { Folder, Queue, QueueItem } from '../state/records';
import type { TenantEvent } from '../state/tenant';

const TENANT_ID = 1;

/** What every event says about itself, `ping` and custom ones included. */
export function envelopeOf(type: string, at: Date) {
	const time = at.toISOString();
	return {
		Type: type,
		EventId: randomBytes(16).toString('hex'),
		Timestamp: time,
		EventTime: time,
		TenantId: TENANT_ID,
	};
}

/**
 * The payloads of one event: one for each folder that the queue is linked in (UiPath API catalogue, Webhooks).
 * Fields without a value are left out, as they are in UiPath's samples.
 */
export function payloadsOf(event: TenantEvent): object[] {
	const { type, actor, at } = event;
	const queue = 'item' in event ? event.item.queue : event.queue;
	return [...queue.folders].map((folder) => ({
		...envelopeOf(type, at),
		...place(folder),
		UserId: actor.userId,
		Queue: queuePayload(queue),
		...('item' in event ? itemPart(event.type, event.item) : {}),
	}));
}

function place(folder: Folder): object {
	return { OrganizationUnitId: folder.id, OrganizationUnitKey: folder.key };
}

function itemPart(type: string, item: QueueItem): object {
	const payload = itemPayload(item);
	const inList = type === 'queueItem.added' || type === 'queueItem.transactionAbandoned';
	return inList ? { QueueItems: [payload] } : { QueueItem: payload };
}

function queuePayload(queue: Queue): object {
	return withoutNulls({
		Id: queue.id,
		Name: queue.name,
		Description: queue.description,
		MaxNumberOfRetries: queue.maxNumberOfRetries,
		AcceptAutomaticallyRetry: queue.acceptAutomaticallyRetry,
		EnforceUniqueReference: queue.enforceUniqueReference,
	});
}

function itemPayload(item: QueueItem): object {
	const { processingException: exception, robot } = item;
	return withoutNulls({
		Id: item.id,
		Key: item.key,
		QueueDefinitionId: item.queue.id,
		Status: item.status,
		ReviewStatus: item.reviewStatus,
		Reference: item.reference,
		Priority: item.priority,
		CreationTime: item.creationTime,
		StartProcessing: item.startProcessing,
		EndProcessing: item.endProcessing,
		SecondsInPreviousAttempts: item.secondsInPreviousAttempts,
		RetryNumber: item.retryNumber,
		SpecificContent: item.specificContent,
		Output: item.output,
		ProcessingException:
			exception && withoutNulls({ Reason: exception.reason, Details: exception.details, Type: exception.type }),
		Robot: robot && {
			Id: robot.id,
			Name: robot.name,
			MachineId: robot.machineId,
			MachineName: robot.machineName,
			UserName: robot.userName,
			Type: robot.type,
			HostingType: 'Standard',
		},
	});
}

function withoutNulls(members: Readonly<Record<string, unknown>>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}
