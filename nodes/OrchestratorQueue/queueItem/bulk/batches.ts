import type { Row } from './row';

/** How much one request may hold. */
export interface BatchLimits {
	readonly items: number;
	/** Of the items' JSON. */
	readonly bytes: number;
}

/** Cuts the rows into batches as they are asked for, in order; a row that is larger than the limit makes a batch of its own. */
export function* batchesOf(rows: readonly Row[], { items, bytes }: BatchLimits): Generator<readonly Row[], void, void> {
	let batch: Row[] = [];
	let size = 0;
	for (const row of rows) {
		if (batch.length === items || (batch.length > 0 && size + row.bytes > bytes)) {
			yield batch;
			batch = [];
			size = 0;
		}
		batch.push(row);
		size += row.bytes;
	}
	if (batch.length > 0) yield batch;
}
