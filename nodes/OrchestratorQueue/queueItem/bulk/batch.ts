/** One batch of a bulk add: sends it, and again what is left of it where that is safe, until every row has its verdict. */
import type { Api } from '../../../shared/client/api';
import type { RequestFailure } from '../../../shared/client/errors';
import type { Place } from '../lookup';
import type { Ledger } from './ledger';
import type { Row } from './row';
import { settleListed, settleSuspects } from './reconcile';
import type { Baseline } from './reconcile';
import { failuresOf, sendRows } from './send';
import type { BulkReply, CommitType, RowFailure } from './send';

export interface Bulk {
	readonly api: Api;
	readonly place: Place;
	readonly commitType: CommitType;
	readonly ledger: Ledger;
	/** Taken before anything was sent, where the queue enforces unique references; without it, a lost reply stays unknown. */
	readonly baseline: Baseline | undefined;
}

/** How often a batch is sent again after lost replies. */
const MOST_LOST = 3;

/** Settles every row. Gives `true` where the next batch may follow, `false` where it would fail alike or must not follow. */
export async function addBatch(bulk: Bulk, batch: readonly Row[]): Promise<boolean> {
	const { api, place, commitType, ledger, baseline } = bulk;
	const addedBefore = ledger.added;
	let rows = batch;
	let lost = 0;
	let goOn = true;
	while (rows.length > 0) {
		const attempt = await sendRows(api, place, commitType, rows);
		if ('value' in attempt) {
			const rest: Rest = await settled(bulk, rows, attempt.value, lost > 0);
			rows = rest.rows;
			goOn &&= rest.goOn;
			continue;
		}
		const { failure } = attempt;
		if (failure.status === 413 && rows.length > 1 && commitType === 'ProcessAllIndependently' && lost === 0) {
			return await addHalves(bulk, rows);
		}
		if (!failure.doubtful && lost === 0) return failed(ledger, rows, failure);
		lost += 1;
		if (baseline === undefined) return unknown(ledger, rows, failure);
		const open = await settleListed(api, baseline, ledger, rows, addedBefore);
		if (commitType === 'AllOrNothing' && open.length < rows.length) {
			// One of those that were sent together is in the queue, so all of them are.
			ledger.settleAll(open, { outcome: 'added' });
			return true;
		}
		rows = open;
		if (lost > MOST_LOST || !failure.doubtful) return unknown(ledger, rows, failure);
	}
	return goOn;
}

async function addHalves(bulk: Bulk, rows: readonly Row[]): Promise<boolean> {
	const middle = Math.ceil(rows.length / 2);
	const first = await addBatch(bulk, rows.slice(0, middle));
	if (first) return await addBatch(bulk, rows.slice(middle));
	notSent(bulk.ledger, rows.slice(middle));
	return false;
}

/** What is left to send after a reply. */
interface Rest {
	readonly rows: readonly Row[];
	readonly goOn: boolean;
}

const NOTHING: Rest = { rows: [], goOn: true };

async function settled(bulk: Bulk, rows: readonly Row[], reply: BulkReply, resent: boolean): Promise<Rest> {
	const { failures, complete } = failuresOf(reply, rows);
	if (!complete) return unattributed(bulk, rows, reply);
	switch (bulk.commitType) {
		case 'ProcessAllIndependently':
			await settleIndependent(bulk, rows, failures, resent);
			return NOTHING;
		case 'StopOnFirstFailure':
			return await settleUpTo(bulk, rows, failures[0], resent);
		case 'AllOrNothing':
			return await settleTogether(bulk, rows, failures[0], resent);
	}
}

async function settleIndependent(
	{ api, ledger, baseline }: Bulk,
	rows: readonly Row[],
	failures: readonly RowFailure[],
	resent: boolean,
): Promise<void> {
	const failed = new Map(failures.map((failure) => [failure.row, failure]));
	for (const row of rows) if (!failed.has(row)) ledger.settle(row, { outcome: 'added' });
	const duplicates = failures.filter(({ duplicate }) => duplicate).map(({ row }) => row);
	if (resent && baseline !== undefined) await settleSuspects(api, baseline, ledger, duplicates);
	else for (const row of duplicates) ledger.duplicate(row);
	for (const { row, duplicate, reason } of failures) if (!duplicate) ledger.settle(row, { outcome: 'refused', reason });
}

/** Rows before the first failure are in the queue, those after it are not. */
async function settleUpTo(
	bulk: Bulk,
	rows: readonly Row[],
	failure: RowFailure | undefined,
	resent: boolean,
): Promise<Rest> {
	const { ledger } = bulk;
	const stop = failure === undefined ? rows.length : rows.indexOf(failure.row);
	ledger.settleAll(rows.slice(0, stop), { outcome: 'added' });
	if (failure === undefined) return NOTHING;
	const rest = rows.slice(stop + 1);
	if (await settledAsDelivered(bulk, failure, resent)) return { rows: rest, goOn: true };
	const reason = `Not added, because item ${failure.row.item} (counted from 0) did not get through and the commit type stops there.`;
	ledger.settleAll(rest, { outcome: 'notAdded', reason });
	return { rows: [], goOn: false };
}

/** One failure, and no row is in the queue; unless it is a duplicate of our own earlier, lost success: then all of them are. */
async function settleTogether(
	bulk: Bulk,
	rows: readonly Row[],
	failure: RowFailure | undefined,
	resent: boolean,
): Promise<Rest> {
	const { ledger } = bulk;
	if (failure === undefined) {
		ledger.settleAll(rows, { outcome: 'added' });
		return NOTHING;
	}
	const rest = rows.filter((row) => row !== failure.row);
	if (await settledAsDelivered(bulk, failure, resent)) {
		if (ledger.verdict(failure.row)?.outcome !== 'added') return { rows: rest, goOn: true };
		ledger.settleAll(rest, { outcome: 'added' });
		return NOTHING;
	}
	const reason = `Not added, because item ${failure.row.item} (counted from 0) did not get through and the commit type is all or nothing.`;
	ledger.settleAll(rest, { outcome: 'notAdded', reason });
	return { rows: [], goOn: false };
}

/** Settles the failed row; `true` where it is in the queue after all: ours, or a duplicate that counts as delivered. */
async function settledAsDelivered(bulk: Bulk, failure: RowFailure, resent: boolean): Promise<boolean> {
	const { api, ledger, baseline } = bulk;
	const { row, duplicate, reason } = failure;
	if (!duplicate) ledger.settle(row, { outcome: 'refused', reason });
	else if (resent && baseline !== undefined) await settleSuspects(api, baseline, ledger, [row]);
	else ledger.duplicate(row);
	const outcome = ledger.verdict(row)?.outcome;
	return outcome === 'added' || outcome === 'duplicate';
}

/** UiPath said that something failed, but not which rows. */
function unattributed({ ledger, commitType }: Bulk, rows: readonly Row[], { Message }: BulkReply): Rest {
	const said = (Message ?? 'no reason given').slice(0, 300);
	if (commitType === 'AllOrNothing') ledger.settleAll(rows, { outcome: 'notAdded', reason: `UiPath refused the whole batch: ${said}` });
	else ledger.settleAll(rows, { outcome: 'unknown', reason: `UiPath refused items without saying which: ${said}` });
	return { rows: [], goOn: false };
}

function failed(ledger: Ledger, rows: readonly Row[], failure: RequestFailure): boolean {
	ledger.settleAll(rows, { outcome: 'notAdded', reason: failure.message });
	return false;
}

function unknown(ledger: Ledger, rows: readonly Row[], failure: RequestFailure): boolean {
	ledger.settleAll(rows, { outcome: 'unknown', reason: failure.message });
	return false;
}

/** For batches that are not sent because one before them failed; the next may not be sent either. */
export function notSent(ledger: Ledger, rows: readonly Row[]): false {
	const reason = 'Not sent, because a batch before it did not get through. Add it again.';
	ledger.settleAll(rows, { outcome: 'notAdded', reason });
	return false;
}
