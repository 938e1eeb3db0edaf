import type { Call } from '../../route';
import { checkedBody } from '../body';
import { requiredFolder } from '../folders';
import { empty, scopes } from '../handler';
import type { Operation } from '../handler';
import { idIn, itemIn } from '../keys';
import { Refusal } from '../refusal';
import { deleteBulkBody, queueItemDataBody } from '../schemas/queueItem';
import { deleteItem, wroteItem } from '../state/items';
import { contentRefusal, newItemFrom } from '../state/newItems';
import type { QueueItem } from '../state/records';
import type { Tenant } from '../state/tenant';
import { changeVersioned } from '../versions';

/** Replaces progress, priority, dates and content; what the body leaves out becomes null, or Normal. */
function editQueueItem(call: Call, tenant: Tenant) {
	const item = itemIn(tenant, requiredFolder(call, tenant), idIn(call));
	const data = newItemFrom(checkedBody(call, tenant, queueItemDataBody));
	if (isSettled(item)) throw conflict(item);
	const erased = Object.keys(data.specificContent ?? {}).length === 0;
	const refusal = erased ? undefined : contentRefusal(item.queue, data.specificContent);
	if (refusal) throw new Refusal(refusal.status, refusal.name, refusal.message);
	item.progress = data.progress;
	item.priority = data.priority;
	item.dueDate = data.dueDate;
	item.deferDate = data.deferDate;
	item.specificContent = data.specificContent;
	wroteItem(tenant, item, 'Edit', tenant.actor(call.caller), call.now);
	return empty(200);
}

/** A robot has it, or it is gone. */
function isSettled({ status }: QueueItem): boolean {
	return status === 'InProgress' || status === 'Deleted';
}

function conflict({ id, status }: QueueItem): Refusal {
	return new Refusal(409, 'OptimisticConcurrency', `QueueItem ${id} cannot be changed while its status is ${status}.`);
}

function deleteQueueItem(call: Call, tenant: Tenant) {
	const item = itemIn(tenant, requiredFolder(call, tenant), idIn(call));
	if (isSettled(item)) throw conflict(item);
	deleteItem(tenant, item, tenant.actor(call.caller), call.now);
	return empty(204);
}

function deleteBulk(call: Call, tenant: Tenant) {
	const folder = requiredFolder(call, tenant);
	const { queueItems = [] } = checkedBody(call, tenant, deleteBulkBody);
	return changeVersioned(call, tenant, folder, queueItems, {
		permits: (item) => !isSettled(item),
		apply: (item) => { deleteItem(tenant, item, tenant.actor(call.caller), call.now); },
		failure: 'Some items have not been deleted.',
	});
}

export const queueItemChangeOperations: readonly Operation[] = [
	{ name: 'PUT /odata/QueueItems({key})', scopes: scopes.writeQueues, handle: editQueueItem },
	{ name: 'DELETE /odata/QueueItems({key})', scopes: scopes.writeQueues, handle: deleteQueueItem },
	{ name: 'POST /odata/QueueItems/UiPathODataSvc.DeleteBulk', scopes: scopes.writeQueues, handle: deleteBulk },
];
