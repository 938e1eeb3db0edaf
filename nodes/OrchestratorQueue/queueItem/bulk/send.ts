/** One request of a bulk add: POST `Queues/UiPathODataSvc.BulkAddQueueItems` (UiPath API catalogue, Bulk semantics). */
import { attempted } from '../../../shared/attempted';
import type { Attempt } from '../../../shared/attempted';
import type { Api } from '../../../shared/client/api';
import { array, nullable, object, optional, text, truth, wholeNumber } from '../../../shared/wire/json';
import type { Shaped } from '../../../shared/wire/json';
import { bodyOfRows } from '../../../shared/wire/bodyOfRows';
import { path } from '../../../shared/wire/path';
import type { JsonBytes } from '../../../shared/wire/request';
import type { Place } from '../lookup';
import type { Row } from './row';

export const COMMIT_TYPES = ['ProcessAllIndependently', 'StopOnFirstFailure', 'AllOrNothing'] as const;
export type CommitType = (typeof COMMIT_TYPES)[number];

const maybeText = optional(nullable(text));

const failedRow = object({ Ordinal: optional(nullable(wholeNumber)), ErrorCode: maybeText, ErrorMessage: maybeText });

const reply = object({
	Success: truth,
	Message: maybeText,
	FailedItems: optional(nullable(array(failedRow))),
});

export type BulkReply = Shaped<typeof reply>;

/** Thousands of items take the server longer than one, in ms. */
const TIMEOUT_MS = 240_000;

/** Sends the rows once; a reply that says `Success: false` is a reply and no failure. */
export async function sendRows(
	api: Api,
	{ headers, queue }: Place,
	commitType: CommitType,
	rows: readonly Row[],
): Promise<Attempt<BulkReply>> {
	const request = {
		method: 'POST',
		path: path`/odata/Queues/UiPathODataSvc.BulkAddQueueItems`,
		headers,
		body: bodyOf(queue.Name, commitType, rows),
		timeoutMs: TIMEOUT_MS,
	} as const;
	return await attempted(api.send('adds', request, reply));
}

function bodyOf(queueName: string, commitType: CommitType, rows: readonly Row[]): JsonBytes {
	const before = JSON.stringify({ queueName, commitType, queueItems: [] }).slice(0, -']}'.length);
	return bodyOfRows(before, rows, ']}');
}

/** Why a row failed. */
export interface RowFailure {
	readonly row: Row;
	readonly duplicate: boolean;
	readonly reason: string;
}

/** The failed rows of a reply in the order of the rows, and whether every failure could be put down to a row. */
export function failuresOf(
	{ Success, Message, FailedItems }: BulkReply,
	rows: readonly Row[],
): { readonly failures: readonly RowFailure[]; readonly complete: boolean } {
	const failures = new Map<Row, RowFailure>();
	const listed = FailedItems ?? [];
	for (const { Ordinal, ErrorCode, ErrorMessage } of listed) {
		// UiPath counts from 1.
		const row = rows[(Ordinal ?? 0) - 1];
		if (row === undefined) continue;
		const code = ErrorCode ?? 'no code';
		const words = (ErrorMessage ?? Message ?? 'no reason given').slice(0, 300);
		failures.set(row, { row, duplicate: ErrorCode === 'DuplicateReference', reason: `${words} (${code})` });
	}
	const complete = Success ? listed.length === 0 : failures.size > 0 && failures.size === listed.length;
	return { failures: rows.flatMap((row) => failures.get(row) ?? []), complete };
}
