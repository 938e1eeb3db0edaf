import type { Call } from '../../route';
import { checkedBody } from '../body';
import { queueItem } from '../entities/queueItem';
import { requiredFolder } from '../folders';
import { context, json, scopes } from '../handler';
import type { Operation } from '../handler';
import { shapeOf } from '../odata/page';
import { parseQuery } from '../odata/query';
import { notFound, Refusal } from '../refusal';
import { addQueueItemBody, bulkAddBody } from '../schemas/queueItem';
import { addItem } from '../state/items';
import type { NewItem } from '../state/items';
import { newItemFrom, refusalOf } from '../state/newItems';
import type { RowRefusal } from '../state/newItems';
import { queueNamed } from '../state/queues';
import type { CommitType, Folder, Queue } from '../state/records';
import { normalizedReference } from '../state/references';
import type { Tenant } from '../state/tenant';

const PARAMETER = 'queueItemParameters';

function queueFor(tenant: Tenant, name: string, folder: Folder): Queue {
	const queue = queueNamed(tenant, name, folder);
	if (!queue) throw notFound(name || 'The queue');
	return queue;
}

function addQueueItem(call: Call, tenant: Tenant) {
	const folder = requiredFolder(call, tenant);
	const shape = shapeOf(parseQuery(call.query, 'single'), queueItem);
	const { itemData } = checkedBody(call, tenant, addQueueItemBody, PARAMETER);
	const queue = queueFor(tenant, itemData.Name ?? '', folder);
	const data = newItemFrom(itemData);
	const refusal = refusalOf(queue, data);
	if (refusal) throw new Refusal(refusal.status, refusal.name, refusal.message);
	const item = addItem(tenant, queue, data, tenant.actor(call.caller), call.now);
	return json(tenant.settings.legacy200 ? 200 : 201, {
		...context(call, 'QueueItems/$entity'),
		...queueItem.dto({ item, folder, listed: false }, shape),
	});
}

interface FailedRow {
	/** 1-based position in the request. */
	readonly Ordinal: number;
	readonly ErrorCode: string;
	readonly ErrorMessage: string;
}

function failedRow(index: number, { name, message }: RowRefusal): FailedRow {
	return { Ordinal: index + 1, ErrorCode: name, ErrorMessage: message };
}

/** The first row that a queue would refuse if all were stored; nothing is stored. */
function firstRefused(queue: Queue, rows: readonly NewItem[]): FailedRow | undefined {
	const taken = new Set<string>();
	for (const [index, row] of rows.entries()) {
		const refusal = refusalOf(queue, row, taken);
		if (refusal) return failedRow(index, refusal);
		if (row.reference !== null) taken.add(normalizedReference(row.reference));
	}
	return undefined;
}

function storeRows(
	queue: Queue,
	rows: readonly NewItem[],
	commitType: CommitType,
	store: (row: NewItem) => void,
): FailedRow[] {
	const failed: FailedRow[] = [];
	if (commitType === 'AllOrNothing') {
		const first = firstRefused(queue, rows);
		if (first) return [first];
	}
	for (const [index, row] of rows.entries()) {
		const refusal = refusalOf(queue, row);
		if (!refusal) store(row);
		else failed.push(failedRow(index, refusal));
		if (refusal && commitType === 'StopOnFirstFailure') break;
	}
	return failed;
}

function bulkAddQueueItems(call: Call, tenant: Tenant) {
	const folder = requiredFolder(call, tenant);
	const { queueName, commitType, queueItems = [] } = checkedBody(call, tenant, bulkAddBody, PARAMETER);
	const queue = queueFor(tenant, queueName, folder);
	const actor = tenant.actor(call.caller);
	const failed = storeRows(queue, queueItems.map(newItemFrom), commitType, (row) => {
		addItem(tenant, queue, row, actor, call.now);
	});
	return json(200, {
		...context(call, 'UiPath.Application.Dto.BulkOperationResponseDto_1OfFailedQueueItemDto'),
		Success: failed.length === 0,
		Message: failed.length === 0 ? null : 'Some items have not been inserted.',
		FailedItems: failed,
	});
}

/** Adding one item and many (UiPath API catalogue, Orchestrator queues, Bulk semantics). */
export const addQueueItemOperations: readonly Operation[] = [
	{ name: 'POST /odata/Queues/UiPathODataSvc.AddQueueItem', scopes: scopes.writeQueues, handle: addQueueItem },
	{ name: 'POST /odata/Queues/UiPathODataSvc.BulkAddQueueItems', scopes: scopes.writeQueues, handle: bulkAddQueueItems },
];
