import type { Ratio } from './statistics';

/** One line of the table. */
export interface Result {
	/** Its key in the object that `--json` prints; at a round trip of 0 ms with `_0ms` behind it. */
	readonly key: string;
	/** The work, and what it is compared with. */
	readonly work: string;
	readonly against: string;
	/** Ms of a round trip; absent where no wire is part of it. */
	readonly roundTrip?: number;
	readonly ours?: Measured;
	readonly theirs?: Measured;
	/** The figure that the bar is about. */
	readonly figure: Ratio;
	/** What must hold; absent where nothing was promised. */
	readonly bar?: { readonly least: number } | { readonly most: number };
}

export interface Measured {
	/** Ms, of the median run. */
	readonly ms: number;
	readonly items: number;
}

export function holds({ figure, bar }: Result): boolean {
	if (bar === undefined) return true;
	return 'least' in bar ? figure.value >= bar.least : figure.value <= bar.most;
}
