/** The walk along a dataset's log that fetch and results share (UiPath API catalogue, Semantics). */
import type { Entry, StoredComment, StreamState } from './state';
import { microsecondsOf } from './timestamps';

export interface Scan {
	/** What the filter lets through, each with the position after it. */
	readonly found: ReadonlyArray<{ readonly comment: StoredComment; readonly next: number }>;
	/** How many the filter skipped. */
	readonly filtered: number;
	/** The position after everything looked at: it may lie beyond the last result's, past filtered comments. */
	readonly end: number;
	readonly atEnd: boolean;
}

export interface Limits {
	readonly size: number;
	readonly filtered: number;
}

/**
 * Reads from the stream's position, which it does not move, until `size` comments are found or `filtered` are skipped.
 * After the last result it goes on over filtered comments. `until` is the visible end of the log.
 */
export function scan(stream: StreamState, limits: Limits, until: number): Scan {
	const { log } = stream.dataset;
	const found: Array<{ comment: StoredComment; next: number }> = [];
	let filtered = 0;
	let end = stream.position;
	for (; end < until && filtered < limits.filtered; end += 1) {
		const entry = log[end];
		if (entry === undefined || entry.gone) continue;
		if (!stream.passes(entry.comment)) filtered += 1;
		else if (found.length === limits.size) break;
		else found.push({ comment: entry.comment, next: end + 1 });
	}
	return { found, filtered, end, atEnd: end >= until };
}

/** The first index of the log whose entry is from `instant` (µs) or later. */
export function firstSince(log: readonly Entry[], instant: number): number {
	let low = 0;
	let high = log.length;
	while (low < high) {
		const middle = (low + high) >>> 1;
		if ((log[middle]?.at ?? Infinity) < instant) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** Where the log ends for a reader while writes take `lagMs` to become visible. */
export function visibleEnd(log: readonly Entry[], now: Date, lagMs: number): number {
	return lagMs === 0 ? log.length : firstSince(log, microsecondsOf(now) - lagMs * 1000 + 1);
}
