/** What became of each item of a bulk add, written down once per item. */
import { quoted } from '../../../shared/wire/input';
import { comparable } from '../newItem';
import type { Row } from './row';

export type Verdict =
	| { readonly outcome: 'added'; readonly id?: number | string }
	| { readonly outcome: 'duplicate'; readonly id?: number | string; readonly reason: string }
	/** UiPath said no to this very item. */
	| { readonly outcome: 'refused'; readonly reason: string }
	/** Not added because of something else than this item. */
	| { readonly outcome: 'notAdded'; readonly reason: string }
	| { readonly outcome: 'unknown'; readonly reason: string };

/** Each row's verdict, and which references are known to be in the queue because of this run. */
export class Ledger {
	readonly #verdicts = new Map<Row, Verdict>();
	readonly #addedBy = new Map<string, Row>();
	readonly #ids = new Set<string>();
	#added = 0;

	/** How many were added so far. */
	get added(): number {
		return this.#added;
	}

	verdict(row: Row): Verdict | undefined {
		return this.#verdicts.get(row);
	}

	settle(row: Row, verdict: Verdict): void {
		if (verdict.outcome === 'added' && this.#verdicts.get(row)?.outcome !== 'added') this.#added += 1;
		this.#verdicts.set(row, verdict);
		if (verdict.outcome !== 'added') return;
		if (verdict.id !== undefined) this.#ids.add(String(verdict.id));
		if (row.reference !== undefined && !this.#addedBy.has(comparable(row.reference))) {
			this.#addedBy.set(comparable(row.reference), row);
		}
	}

	settleAll(rows: readonly Row[], verdict: Verdict): void {
		for (const row of rows) this.settle(row, verdict);
	}

	/** A reference that the queue has already: another item of this run may be why. */
	duplicate(row: Row, id?: number | string): void {
		const first = row.reference === undefined ? undefined : this.addedBy(row.reference);
		const why =
			first === undefined
				? `The queue has an item with Reference ${quoted(row.reference ?? '')} already.`
				: `Item ${first.item} (counted from 0) of this run has the same Reference ${quoted(row.reference ?? '')}.`;
		this.settle(
			row,
			row.duplicatesDelivered
				? { outcome: 'duplicate', reason: why, ...(id !== undefined && { id }) }
				: { outcome: 'refused', reason: `${why} Turn on "Duplicates Count as Delivered" where that is fine.` },
		);
	}

	/** The row of this run that brought the reference into the queue. */
	addedBy(reference: string): Row | undefined {
		return this.#addedBy.get(comparable(reference));
	}

	/** Whether an item of the queue is already known to be one of this run's. */
	hasId(id: number | string): boolean {
		return this.#ids.has(String(id));
	}
}
