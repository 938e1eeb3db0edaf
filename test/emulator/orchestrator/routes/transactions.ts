import type { Call } from '../../route';
import { checkedBody } from '../body';
import { queueItem } from '../entities/queueItem';
import { requiredFolder } from '../folders';
import { empty, scopes } from '../handler';
import type { Operation } from '../handler';
import { idIn, itemIn } from '../keys';
import { one } from '../lists';
import { notFound, Refusal } from '../refusal';
import { progressBody, startTransactionBody, transactionResultBody } from '../schemas/transaction';
import type { TransactionData } from '../schemas/transaction';
import { storeItem, wroteItem } from '../state/items';
import { newItemFrom, refusalOf } from '../state/newItems';
import { queueNamed } from '../state/queues';
import type { Queue, QueueItem } from '../state/records';
import { finish } from '../state/results';
import type { Tenant } from '../state/tenant';
import { nextDue } from '../state/nextDue';

/** Robots alone are given items; to everyone else an existing queue looks empty (UiPath API catalogue, Transactions). */
function startTransaction(call: Call, tenant: Tenant) {
	const folder = requiredFolder(call, tenant);
	const { transactionData } = checkedBody(call, tenant, startTransactionBody);
	const queue = queueNamed(tenant, transactionData.Name ?? '', folder);
	if (!queue) throw notFound(transactionData.Name ?? 'The queue');
	if (call.caller?.kind !== 'robot') return empty(204);
	const item = newlyStarted(call, tenant, queue, transactionData) ?? nextDue(queue, transactionData, call.now);
	if (!item) return empty(204);
	start(call, tenant, item, transactionData);
	return one(call, { item, folder, listed: false }, queueItem, 'QueueItems');
}

/** With content in the request, the item is made on the spot. */
function newlyStarted(
	call: Call,
	tenant: Tenant,
	queue: Queue,
	data: TransactionData,
): QueueItem | undefined {
	if (!data.SpecificContent) return undefined;
	const { SpecificContent, DeferDate = null, DueDate = null, Reference = null, ParentOperationId = null } = data;
	const item = newItemFrom({ SpecificContent, DeferDate, DueDate, Reference, ParentOperationId });
	const refusal = refusalOf(queue, item);
	if (refusal) throw new Refusal(refusal.status, refusal.name, refusal.message);
	return storeItem(tenant, queue, item, tenant.actor(call.caller), call.now);
}

function start(call: Call, tenant: Tenant, item: QueueItem, data: TransactionData): void {
	const { RobotIdentifier, SpecificContent } = data;
	const actor = tenant.actor(call.caller);
	const robot = tenant.robots.find(({ licenseKey }) => licenseKey === RobotIdentifier?.toLowerCase());
	item.status = 'InProgress';
	item.robot = robot ?? tenant.robots[0] ?? null;
	item.startProcessing = call.now.toISOString();
	wroteItem(tenant, item, 'Status', actor, call.now);
	// Webhooks see an item that is made by starting it as added while already in progress.
	if (SpecificContent) tenant.tell({ type: 'queueItem.added', item, actor, at: call.now });
	tenant.tell({ type: 'queueItem.transactionStarted', item, actor, at: call.now });
}

function inProgress(call: Call, tenant: Tenant): QueueItem {
	const item = itemIn(tenant, requiredFolder(call, tenant), idIn(call));
	if (item.status === 'InProgress') return item;
	if (item.status === 'New') throw new Refusal(409, 'TransactionNotStarted', 'The transaction has not been started.');
	throw new Refusal(
		409,
		'QueueItemInvalidTransitionFromFinalStatus',
		`The QueueItem cannot leave its final status ${item.status}.`,
	);
}

function setTransactionResult(call: Call, tenant: Tenant) {
	const { transactionResult } = checkedBody(call, tenant, transactionResultBody);
	finish(tenant, inProgress(call, tenant), transactionResult, tenant.actor(call.caller), call.now);
	return empty(200);
}

function setTransactionProgress(call: Call, tenant: Tenant) {
	const item = itemIn(tenant, requiredFolder(call, tenant), idIn(call));
	const { progress = null } = checkedBody(call, tenant, progressBody);
	if (item.status !== 'InProgress') {
		throw new Refusal(400, 'InvalidTransactionProgressStatus', 'Only a QueueItem in progress has a progress to set.');
	}
	item.progress = progress;
	wroteItem(tenant, item, 'Edit', tenant.actor(call.caller), call.now);
	return empty(200);
}

export const transactionOperations: readonly Operation[] = [
	{ name: 'POST /odata/Queues/UiPathODataSvc.StartTransaction', scopes: scopes.writeQueues, handle: startTransaction },
	{
		name: 'POST /odata/Queues({key})/UiPathODataSvc.SetTransactionResult',
		scopes: scopes.writeQueues,
		handle: setTransactionResult,
	},
	{
		name: 'POST /odata/QueueItems({key})/UiPathODataSvc.SetTransactionProgress',
		scopes: scopes.writeQueues,
		handle: setTransactionProgress,
	},
];
