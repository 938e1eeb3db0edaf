/** After a lost reply to a bulk add on a queue that enforces unique references: which rows are in the queue, and whose they are. */
import type { Api } from '../../../shared/client/api';
import { holder, itemsAbove, itemsByReference } from '../lookup';
import type { Place } from '../lookup';
import { LOOKS_MS } from '../lostReply';
import { comparable } from '../newItem';
import { isAbove } from '../queueItem';
import type { QueueItem } from '../queueItem';
import type { Ledger } from './ledger';
import type { Row } from './row';

/** A queue, and the highest id in it before this run: an item above it with one of our references is ours. */
export interface Baseline extends Place {
	readonly highest: number | string;
}

/**
 * Writes down as added the rows that the queue's list shows above the baseline, and gives back the others. `known` items of earlier
 * requests come first in that list and are passed over.
 */
export async function settleListed(
	api: Api,
	baseline: Baseline,
	ledger: Ledger,
	rows: readonly Row[],
	known: number,
): Promise<readonly Row[]> {
	const listed = new Map<string, QueueItem>();
	for await (const page of itemsAbove(api, baseline, baseline.highest, known)) {
		for (const item of page) {
			const reference = comparable(item.Reference ?? '');
			if (!listed.has(reference) && !ledger.hasId(item.Id)) listed.set(reference, item);
		}
	}
	return rows.filter((row) => {
		if (row.reference === undefined || ledger.addedBy(row.reference) !== undefined) return true;
		const item = listed.get(comparable(row.reference));
		if (item !== undefined) ledger.settle(row, { outcome: 'added', id: item.Id });
		return item === undefined;
	});
}

/**
 * Rows that UiPath called duplicates when they were sent again: ours where the item lies above the baseline, else somebody else's.
 * Lists lag behind writes, so what they do not show yet is looked for again for a while; what never shows is unknown.
 */
export async function settleSuspects(
	api: Api,
	baseline: Baseline,
	ledger: Ledger,
	suspects: readonly Row[],
): Promise<void> {
	let open = suspects;
	for (const wait of LOOKS_MS) {
		open = open.filter((row) => !settledByRun(ledger, row));
		if (open.length === 0) return;
		if (wait > 0) await api.wait(wait);
		const found = await itemsByReference(api, baseline, open.map(({ reference = '' }) => reference));
		open = open.filter((row) => !settledBy(ledger, row, found.get(comparable(row.reference ?? '')) ?? [], baseline));
	}
	for (const row of open) {
		if (settledByRun(ledger, row)) continue;
		ledger.settle(row, {
			outcome: 'unknown',
			reason: 'UiPath has an item with this Reference but does not list it yet, so it cannot be told who added it.',
		});
	}
}

/** The same reference was added for another row of this run. */
function settledByRun(ledger: Ledger, row: Row): boolean {
	const first = row.reference === undefined ? undefined : ledger.addedBy(row.reference);
	if (first === undefined) return false;
	ledger.duplicate(row);
	return true;
}

function settledBy(ledger: Ledger, row: Row, items: readonly QueueItem[], { highest }: Baseline): boolean {
	const ours = items.find(({ Id }) => isAbove(Id, highest) && !ledger.hasId(Id));
	if (settledByRun(ledger, row)) return true;
	if (ours !== undefined) {
		ledger.settle(row, { outcome: 'added', id: ours.Id });
		return true;
	}
	const theirs = holder(items);
	if (theirs !== undefined) ledger.duplicate(row, theirs.Id);
	return theirs !== undefined;
}
