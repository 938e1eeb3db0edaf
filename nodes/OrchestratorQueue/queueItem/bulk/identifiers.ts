/** Reading back the ids that a bulk add does not return. */
import type { Api } from '../../../shared/client/api';
import { holder, itemsAbove, itemsByReference } from '../lookup';
import { LOOKS_MS } from '../lostReply';
import { comparable } from '../newItem';
import type { Ledger } from './ledger';
import type { Row } from './row';
import type { Baseline } from './reconcile';

/**
 * Completes the verdicts with ids, found by Reference; rows without a reference keep none. Lists lag behind writes, so they are
 * read again for a while. Gives how many ids are still missing; a list that cannot be read changes no outcome.
 */
export async function readIds(api: Api, baseline: Baseline, ledger: Ledger, rows: readonly Row[]): Promise<number> {
	try {
		return await idsRead(api, baseline, ledger, rows);
	} catch {
		api.signal?.throwIfAborted();
		return withoutId(ledger, rows).length;
	}
}

async function idsRead(api: Api, baseline: Baseline, ledger: Ledger, rows: readonly Row[]): Promise<number> {
	for (const wait of LOOKS_MS) {
		const open = withoutId(ledger, rows).filter((row) => ledger.verdict(row)?.outcome === 'added');
		if (open.length === 0) break;
		if (wait > 0) await api.wait(wait);
		await readAdded(api, baseline, ledger, open);
	}
	const duplicates = withoutId(ledger, rows).filter((row) => ledger.verdict(row)?.outcome === 'duplicate');
	const found = await itemsByReference(api, baseline, duplicates.map(({ reference = '' }) => reference));
	for (const row of duplicates) {
		const item = holder(found.get(comparable(row.reference ?? '')));
		const verdict = ledger.verdict(row);
		if (item !== undefined && verdict?.outcome === 'duplicate') ledger.settle(row, { ...verdict, id: item.Id });
	}
	return withoutId(ledger, rows).length;
}

/** Items come in the order they were added, so rows that share a reference get their ids in order too. */
async function readAdded(api: Api, baseline: Baseline, ledger: Ledger, rows: readonly Row[]): Promise<void> {
	const open = new Map<string, Row[]>();
	for (const row of rows) {
		const reference = comparable(row.reference ?? '');
		const waiting = open.get(reference);
		if (waiting === undefined) open.set(reference, [row]);
		else waiting.push(row);
	}
	for await (const page of itemsAbove(api, baseline, baseline.highest, 0)) {
		for (const { Id, Reference } of page) {
			if (ledger.hasId(Id)) continue;
			const row = open.get(comparable(Reference ?? ''))?.shift();
			if (row !== undefined) ledger.settle(row, { outcome: 'added', id: Id });
		}
	}
}

function withoutId(ledger: Ledger, rows: readonly Row[]): readonly Row[] {
	return rows.filter((row) => {
		const verdict = ledger.verdict(row);
		const inQueue = verdict?.outcome === 'added' || verdict?.outcome === 'duplicate';
		return row.reference !== undefined && inQueue && verdict.id === undefined;
	});
}
