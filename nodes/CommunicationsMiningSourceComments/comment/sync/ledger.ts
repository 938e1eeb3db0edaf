/** What became of every item of a sync. */
import type { IDataObject } from 'n8n-workflow';

import type { Outcome } from '../../../shared/operation';
import type { Counts } from './request';
import type { Row } from './row';

/**
 * `created`, `updated`, `unchanged`: as UiPath counted them. `synced`: UiPath has it, but nothing tells which of these it was:
 * its counters count several kinds, or they answer to a repeat of a request whose first reply was lost. `superseded`: a later
 * item of the run has the same ID. `checked`: a dry run.
 */
export type Success = 'created' | 'updated' | 'unchanged' | 'synced' | 'superseded' | 'checked';

/** What outcomes need to know of a row. */
type Told = Pick<Row, 'item' | 'about'>;

export class Ledger {
	readonly outcomes: Outcome[] = [];
	readonly totals = {
		new: 0,
		updated: 0,
		textChanged: 0,
		unchanged: 0,
		/** In UiPath; whether this run changed them is not known, because a reply was lost. */
		doubtful: 0,
		refused: 0,
		failed: 0,
		bytes: 0,
		comments: 0,
	};
	requests = 0;

	/** Some comment of this run is in UiPath. */
	get accepted(): boolean {
		const { new: created, updated, unchanged, doubtful } = this.totals;
		return created + updated + unchanged + doubtful > 0;
	}

	succeeded({ item, about }: Told, outcome: Success, more?: IDataObject): void {
		this.outcomes.push({ item, items: [{ json: { outcome, ...about, ...more } }] });
	}

	/** UiPath does not want it, as it is. */
	refused({ item, about }: Told, error: Error, more?: IDataObject): void {
		this.totals.refused += 1;
		this.outcomes.push({ item, error, details: { outcome: 'refused', ...about, ...more } });
	}

	/** Nothing is wrong with it as far as is known. `unknown`: it may be in UiPath all the same. */
	failed({ item, about }: Told, error: Error, outcome: 'notSent' | 'unknown'): void {
		this.totals.failed += 1;
		this.outcomes.push({ item, error, details: { outcome, ...about } });
	}

	/**
	 * `details`: what the answer says about each row, where it does. `doubtful`: the rows may have been written by an attempt
	 * that had no reply; what is then counted as unchanged is perhaps what that attempt wrote.
	 */
	accept(rows: readonly Row[], counts: Counts, details: readonly IDataObject[], doubtful: boolean): void {
		this.totals.new += counts.new;
		this.totals.updated += counts.updated;
		this.totals[doubtful ? 'doubtful' : 'unchanged'] += counts.unchanged;
		this.totals.textChanged += counts.textChanged;
		const shared = sharedOutcome(rows.length, counts);
		const outcome = doubtful && shared === 'unchanged' ? 'synced' : shared;
		rows.forEach((row, index) => {
			this.succeeded(row, outcome, details[index]);
		});
	}
}

function sharedOutcome(sent: number, { new: created, updated, unchanged }: Counts): Success {
	if (created === sent) return 'created';
	if (updated === sent) return 'updated';
	return unchanged === sent ? 'unchanged' : 'synced';
}
