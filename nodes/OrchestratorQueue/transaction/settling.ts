/** SetTransactionResult, and finding out what became of it. */
import { attempted } from '../../shared/attempted';
import type { Api } from '../../shared/client/api';
import type { HeaderValues } from '../../shared/wire/headers';
import { anyObject, identifier, nothing, nullable, object, optional, text } from '../../shared/wire/json';
import type { Shaped } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import type { Json } from '../../shared/wire/request';

const maybeText = optional(nullable(text));

/** What of a queue item tells how its transaction went. Unknown fields pass through. */
const transactionItem = object({
	Id: identifier,
	Status: text,
	DeferDate: maybeText,
	Output: optional(nullable(anyObject)),
	ProcessingException: optional(nullable(object({ Reason: maybeText, Type: maybeText }))),
});

export type TransactionItem = Shaped<typeof transactionItem>;

/** One transaction: the item's id and its folder. */
export interface Transaction {
	readonly id: string;
	readonly headers: HeaderValues;
}

/** The item as it is now. */
export async function itemOf(api: Api, { id, headers }: Transaction): Promise<TransactionItem> {
	return await api.send('reads', { method: 'GET', path: path`/odata/QueueItems(${id})`, headers }, transactionItem);
}

/**
 * POST `Queues(id)/…SetTransactionResult` (UiPath API catalogue, Orchestrator queues: Transactions). A result can be set once: when a
 * reply was lost and the next attempt is refused, the item itself tells whether the first had done it (`isDone`).
 */
export async function setTransactionResult(
	api: Api,
	transaction: Transaction,
	transactionResult: { readonly [key: string]: Json },
	isDone: (item: TransactionItem) => boolean,
): Promise<void> {
	const { id, headers } = transaction;
	const request = {
		method: 'POST',
		path: path`/odata/Queues(${id})/UiPathODataSvc.SetTransactionResult`,
		headers,
		body: { transactionResult },
	} as const;
	const attempt = await attempted(api.send('settles', request, nothing));
	if ('value' in attempt) return;
	const { failure } = attempt;
	const mayBeOurs = failure.doubtful && failure.outcome === 'refused';
	if (!mayBeOurs) throw failure;
	const now = await attempted(itemOf(api, transaction));
	if ('failure' in now || !isDone(now.value)) throw failure;
}
