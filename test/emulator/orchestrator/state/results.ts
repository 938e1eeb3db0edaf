import { invalidRequest } from '../refusal';
import type { TransactionResult } from '../schemas/transaction';
import { retryItem, wroteItem } from './items';
import { utc, withoutHints } from './newItems';
import type { Actor, ProcessingException, QueueItem } from './records';
import type { Tenant } from './tenant';

/**
 * Ends what a robot began: success, failure (with a retry for application exceptions where the queue has tries left), or,
 * where a date and no exception is given, postponement (UiPath API catalogue, Orchestrator queues, Transactions).
 */
export function finish(tenant: Tenant, item: QueueItem, result: TransactionResult, actor: Actor, now: Date): void {
	const exception = exceptionIn(result, now);
	const isPostponed = exception === null && (!result.IsSuccessful || isAhead(result.DeferDate, now));
	if (isPostponed && !result.DeferDate && !result.DueDate) {
		throw invalidRequest('The ProcessingException field is required.');
	}
	item.progress = result.Progress ?? item.progress;
	if (isPostponed) postpone(tenant, item, result, actor, now);
	else settle(tenant, item, result, exception, actor, now);
}

/** A success with a date that has passed is a success (UiPath documentation, Postpone Transaction Item). */
function isAhead(date: string | null | undefined, now: Date): boolean {
	return typeof date === 'string' && Date.parse(date) > now.getTime();
}

function exceptionIn(result: TransactionResult, now: Date): ProcessingException | null {
	const { IsSuccessful, ProcessingException: given } = result;
	if (IsSuccessful || !given) return null;
	return {
		reason: given.Reason ?? '',
		details: given.Details ?? null,
		type: given.Type ?? 'ApplicationException',
		associatedImageFilePath: given.AssociatedImageFilePath ?? null,
		creationTime: now.toISOString(),
	};
}

function postpone(tenant: Tenant, item: QueueItem, result: TransactionResult, actor: Actor, now: Date): void {
	item.status = 'New';
	item.deferDate = utc(result.DeferDate) ?? item.deferDate;
	item.dueDate = utc(result.DueDate) ?? item.dueDate;
	item.startProcessing = null;
	item.robot = null;
	wroteItem(tenant, item, 'Status', actor, now);
}

function settle(
	tenant: Tenant,
	item: QueueItem,
	result: TransactionResult,
	exception: ProcessingException | null,
	actor: Actor,
	now: Date,
): void {
	const again = exception !== null && isTriedAgain(item, exception);
	item.processingException = exception;
	item.output = withoutHints(result.Output);
	item.analytics = withoutHints(result.Analytics);
	item.operationId = result.OperationId ?? null;
	item.endProcessing = now.toISOString();
	item.status = exception === null ? 'Successful' : again ? 'Retried' : 'Failed';
	wroteItem(tenant, item, again ? 'Retry' : 'Status', actor, now);
	const type = exception === null ? 'queueItem.transactionCompleted' : 'queueItem.transactionFailed';
	tenant.tell({ type, item, actor, at: now });
	if (!again) return;
	const deferDate = utc(result.DeferDate) ?? item.deferDate;
	retryItem(tenant, item, false, actor, now, { deferDate, dueDate: utc(result.DueDate) ?? item.dueDate });
}

function isTriedAgain({ queue, retryNumber }: QueueItem, { type }: ProcessingException): boolean {
	return type === 'ApplicationException' && queue.acceptAutomaticallyRetry && retryNumber < queue.maxNumberOfRetries;
}
