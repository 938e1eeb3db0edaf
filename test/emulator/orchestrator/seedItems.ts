import { storeItem, retryItem, wroteItem } from './state/items';
import type { ExceptionType, Queue, QueueItem, Status } from './state/records';
import type { Tenant } from './state/tenant';

const MINUTE = 60_000;
const ITEMS = 60;
/** The fate of every tenth item. */
const FATES = [
	'New', 'New', 'New', 'InProgress', 'Successful', 'Successful', 'BusinessException', 'ApplicationException', 'Abandoned', 'Deleted',
] as const;
const SUPPLIERS = ["O'Brien & Sons", 'Müller Büromöbel GmbH', 'Société Générale d’Imprimerie', 'Žao Trading', '株式会社サンプル', 'ACME 🚚 Logistics'];
const REASONS: Record<ExceptionType, string> = {
	BusinessException: 'The purchase order does not exist.',
	ApplicationException: 'The booking window did not open in time.',
};

/** Fills the queue with items in every status, with their robots, exceptions, retries, reviews, comments and events. */
export function seedInvoices(tenant: Tenant, queue: Queue, start: Date): void {
	for (let index = 0; index < ITEMS; index += 1) {
		const at = new Date(start.getTime() + index * MINUTE);
		live(tenant, seedItem(tenant, queue, index, at), FATES[index % FATES.length] ?? 'New', at);
	}
}

function seedItem(tenant: Tenant, queue: Queue, index: number, at: Date): QueueItem {
	const data = {
		reference: index % 15 === 14 ? null : `INV-${String(index + 1).padStart(4, '0')}`,
		priority: index % 4 === 0 ? 'High' : index % 7 === 0 ? 'Low' : 'Normal',
		specificContent: {
			Supplier: SUPPLIERS[index % SUPPLIERS.length] ?? '',
			Amount: 100 + index * 12.5,
			Currency: 'CHF',
			Urgent: index % 4 === 0,
			CostCentre: index % 5 === 0 ? null : `CC-${index % 5}`,
		},
		dueDate: new Date(at.getTime() + 3 * 24 * 60 * MINUTE).toISOString(),
		riskSlaDate: null,
		deferDate: index % 10 === 2 ? '2099-01-01T00:00:00.000Z' : null,
		progress: null,
		parentOperationId: null,
	} as const;
	return storeItem(tenant, queue, data, tenant.actor(undefined), at);
}

function live(tenant: Tenant, item: QueueItem, fate: (typeof FATES)[number], at: Date): void {
	if (fate === 'New') return;
	if (fate === 'Deleted') {
		write(tenant, item, 'Deleted', at, 'Delete');
		return;
	}
	// What is in progress has just begun, or it would be abandoned for its age at the first request.
	start(tenant, item, fate === 'InProgress' ? new Date() : at);
	switch (fate) {
		case 'InProgress':
			break;
		case 'Successful':
			item.output = { DocumentNumber: `51${String(item.id)}`, Booked: true };
			item.analytics = { Pages: 2 };
			end(tenant, item, 'Successful', at);
			break;
		case 'Abandoned':
			end(tenant, item, 'Abandoned', at);
			break;
		case 'BusinessException':
			fail(tenant, item, fate, at);
			review(tenant, item, at);
			break;
		case 'ApplicationException':
			fail(tenant, item, fate, at);
	}
}

function start(tenant: Tenant, item: QueueItem, at: Date): void {
	item.robot = tenant.robots[0] ?? null;
	item.startProcessing = new Date(at.getTime() + MINUTE).toISOString();
	write(tenant, item, 'InProgress', at);
}

function end(tenant: Tenant, item: QueueItem, status: Status, at: Date): void {
	item.endProcessing = new Date(at.getTime() + 2 * MINUTE).toISOString();
	write(tenant, item, status, at);
}

/** Application exceptions are tried again until the queue's number of retries is used up. */
function fail(tenant: Tenant, item: QueueItem, type: ExceptionType, at: Date): void {
	const creationTime = new Date(at.getTime() + 2 * MINUTE).toISOString();
	const reason = REASONS[type];
	item.processingException = { reason, details: null, type, associatedImageFilePath: null, creationTime };
	const again = type === 'ApplicationException' && item.retryNumber < item.queue.maxNumberOfRetries;
	end(tenant, item, again ? 'Retried' : 'Failed', at);
	if (!again) return;
	const retry = retryItem(tenant, item, false, tenant.actor(undefined), at);
	start(tenant, retry, at);
	fail(tenant, retry, type, at);
}

function review(tenant: Tenant, item: QueueItem, at: Date): void {
	item.reviewer = tenant.users[0] ?? null;
	item.reviewStatus = 'InReview';
	write(tenant, item, 'Failed', at, 'Edit');
	for (const text of ['Asked the supplier for the order number.', 'Die Bestellung fehlt weiterhin – bitte prüfen. 🧾']) {
		const author = tenant.actor(undefined);
		const comment = { id: tenant.nextId(), item, text, creationTime: at.toISOString(), author };
		tenant.comments.set(comment.id, comment);
	}
}

function write(
	tenant: Tenant,
	item: QueueItem,
	status: Status,
	at: Date,
	action: 'Status' | 'Edit' | 'Delete' = 'Status',
): void {
	item.status = status;
	wroteItem(tenant, item, action, tenant.actor(undefined), at);
}
