/** SetTransactionResult, and finding out what became of it. */
import type { Api } from '../../shared/client/api';
import { RequestFailure } from '../../shared/client/failure';
import type { HeaderValues } from '../../shared/wire/headers';
import { nothing } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import type { Json } from '../../shared/wire/request';
import { queueItem } from '../queueItem/queueItem';
import type { QueueItem } from '../queueItem/queueItem';

/** One transaction: the item's id and its folder. */
export interface Transaction {
	readonly id: string;
	readonly headers: HeaderValues;
}

/** The item as it is now. */
export async function itemOf(api: Api, { id, headers }: Transaction): Promise<QueueItem> {
	return await api.send('reads', { method: 'GET', path: path`/odata/QueueItems(${id})`, headers }, queueItem);
}

/**
 * POST `Queues(id)/…SetTransactionResult` (UiPath API catalogue, Orchestrator queues: Transactions). A result can be set once: when a
 * reply was lost and the next attempt is refused, the item itself tells whether the first had done it (`isDone`).
 */
export async function setTransactionResult(
	api: Api,
	transaction: Transaction,
	transactionResult: { readonly [key: string]: Json },
	isDone: (item: QueueItem) => boolean,
): Promise<void> {
	const { id, headers } = transaction;
	const request = {
		method: 'POST',
		path: path`/odata/Queues(${id})/UiPathODataSvc.SetTransactionResult`,
		headers,
		body: { transactionResult },
	} as const;
	try {
		await api.send('settles', request, nothing);
	} catch (error) {
		const mayBeOurs = error instanceof RequestFailure && error.doubtful && error.outcome === 'refused';
		if (!mayBeOurs || !isDone(await itemOf(api, transaction))) throw error;
	}
}
