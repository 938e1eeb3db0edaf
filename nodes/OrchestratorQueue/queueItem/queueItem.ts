/** A queue item as Orchestrator answers with it, and its columns. */
import type { IDataObject } from 'n8n-workflow';

import { anyObject, array, identifier, nullable, object, optional, text } from '../../shared/wire/json';
import type { Shaped } from '../../shared/wire/json';
import { columnsOf } from '../columns';

const maybeText = optional(nullable(text));

/** QueueItemDto (UiPath API catalogue, Orchestrator queues: DTO schemas). Unknown fields pass through. */
export const queueItem = object({
	Id: identifier,
	Key: maybeText,
	Status: maybeText,
	ReviewStatus: maybeText,
	Reference: maybeText,
	Priority: maybeText,
	QueueDefinitionId: optional(nullable(identifier)),
	OrganizationUnitId: optional(nullable(identifier)),
	SpecificContent: optional(nullable(anyObject)),
	DeferDate: maybeText,
	DueDate: maybeText,
	RiskSlaDate: maybeText,
	Progress: maybeText,
	CreationTime: maybeText,
	RowVersion: maybeText,
});

export type QueueItem = Shaped<typeof queueItem>;

/** A page of queue items. */
export const queueItems = object({ value: array(queueItem) });

/** What an operation puts out for a queue item. */
export function queueItemColumns(item: QueueItem): IDataObject {
	return columnsOf(item);
}

/** A 64-bit id compared as the whole number it is. */
export function isAbove(id: number | string, other: number | string): boolean {
	return BigInt(id) > BigInt(other);
}
