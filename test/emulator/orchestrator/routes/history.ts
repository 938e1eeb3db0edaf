import type { Call } from '../../route';
import { queueItem } from '../entities/queueItem';
import { queueItemEvent } from '../entities/queueItemEvent';
import { requiredFolder } from '../folders';
import { scopes } from '../handler';
import type { Operation } from '../handler';
import { guidIn, idIn, itemIn } from '../keys';
import { list, one } from '../lists';
import { notFound } from '../refusal';
import type { Folder, QueueItem, QueueItemEvent } from '../state/records';
import type { Tenant } from '../state/tenant';

function eventsIn(call: Call, tenant: Tenant): QueueItemEvent[] {
	const folder = requiredFolder(call, tenant);
	return [...tenant.events.values()].filter(({ item }) => item.queue.folders.has(folder));
}

function listEvents(call: Call, tenant: Tenant) {
	return list(call, tenant, eventsIn(call, tenant), queueItemEvent, { type: 'QueueItemEvents' });
}

function getEvent(call: Call, tenant: Tenant) {
	const folder = requiredFolder(call, tenant);
	const event = tenant.events.get(idIn(call));
	if (!event?.item.queue.folders.has(folder)) throw notFound(`QueueItemEvent ${idIn(call)}`);
	return one(call, event, queueItemEvent, 'QueueItemEvents');
}

/** The events of an item and of its retries. */
function eventsHistory(call: Call, tenant: Tenant) {
	const item = itemIn(tenant, requiredFolder(call, tenant), idIn(call, 'queueItemId'));
	const events = item.chain.flatMap((link) => link.events).sort((left, right) => (left.id < right.id ? -1 : 1));
	return list(call, tenant, events, queueItemEvent, { type: 'QueueItemEvents' });
}

function processingHistory(call: Call, tenant: Tenant) {
	const folder = requiredFolder(call, tenant);
	const rows = itemIn(tenant, folder, idIn(call)).chain.map((item) => ({ item, folder, listed: true }));
	return list(call, tenant, rows, queueItem, { type: 'QueueItems' });
}

function lastRetryAnswer(call: Call, folder: Folder, item: QueueItem | undefined) {
	const last = item?.chain.at(-1);
	if (!item || !last || item.chain.length === 1) throw notFound('A retry of the QueueItem');
	return one(call, { item: last, folder, listed: false }, queueItem, 'QueueItems', { takes: 'all' });
}

function lastRetry(call: Call, tenant: Tenant) {
	const folder = requiredFolder(call, tenant);
	return lastRetryAnswer(call, folder, itemIn(tenant, folder, idIn(call)));
}

function lastRetryByKey(call: Call, tenant: Tenant) {
	const folder = requiredFolder(call, tenant);
	const key = guidIn(call, 'key');
	const queues = [...tenant.queues.values()].filter(({ folders }) => folders.has(folder));
	const item = queues.flatMap(({ items }) => items.find((candidate) => candidate.key === key) ?? [])[0];
	return lastRetryAnswer(call, folder, item);
}

/** Events and retries (UiPath API catalogue, Orchestrator queues, History). */
export const historyOperations: readonly Operation[] = [
	{ name: 'GET /odata/QueueItemEvents', scopes: scopes.readQueues, handle: listEvents },
	{ name: 'GET /odata/QueueItemEvents({key})', scopes: scopes.readQueues, handle: getEvent },
	{
		name: 'GET /odata/QueueItemEvents/UiPath.Server.Configuration.OData.GetQueueItemEventsHistory(queueItemId={queueItemId})',
		scopes: scopes.readQueues,
		handle: eventsHistory,
	},
	{
		name: 'GET /odata/QueueItems({key})/UiPathODataSvc.GetItemProcessingHistory',
		scopes: scopes.readQueues,
		handle: processingHistory,
	},
	{
		name: 'GET /odata/QueueItems({key})/UiPath.Server.Configuration.OData.GetItemLastRetry',
		scopes: scopes.readQueues,
		handle: lastRetry,
	},
	{
		name: 'GET /odata/QueueItems/UiPathODataSvc.GetItemLastRetryByKey(key={key})',
		scopes: scopes.readQueues,
		handle: lastRetryByKey,
	},
];
