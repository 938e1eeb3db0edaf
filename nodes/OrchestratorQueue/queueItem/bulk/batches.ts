import type { Row } from './ledger';

/** How much one request may hold. */
export interface BatchLimits {
	readonly items: number;
	/** Of the items' JSON. */
	readonly bytes: number;
}

/** Cuts the rows into batches, in order; a row that is larger than the limit makes a batch of its own. */
export function batchesOf(rows: readonly Row[], { items, bytes }: BatchLimits): ReadonlyArray<readonly Row[]> {
	const batches: Row[][] = [];
	let batch: Row[] = [];
	let size = 0;
	for (const row of rows) {
		if (batch.length === items || (batch.length > 0 && size + row.bytes > bytes)) {
			batches.push(batch);
			batch = [];
			size = 0;
		}
		batch.push(row);
		size += row.bytes;
	}
	if (batch.length > 0) batches.push(batch);
	return batches;
}
