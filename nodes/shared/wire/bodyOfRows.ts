import { JsonBytes } from './request';

/** Part of a body whose JSON is written already. */
export interface WrittenRow {
	readonly json: string;
	/** Of `json` in UTF-8. */
	readonly bytes: number;
}

/**
 * A body of `before`, one row or more with commas between them, and `after`. Each is written where it belongs: joined texts would
 * have to be copied twice.
 */
export function bodyOfRows(before: string, rows: readonly WrittenRow[], after: string): JsonBytes {
	const length = rows.reduce((sum, { bytes }) => sum + bytes + 1, Buffer.byteLength(before) + Buffer.byteLength(after));
	const body = Buffer.allocUnsafe(length);
	let end = body.write(before);
	for (const { json } of rows) {
		end += body.write(json, end);
		end += body.write(',', end);
	}
	end += body.write(after, end - 1) - 1;
	return new JsonBytes(body.subarray(0, end));
}
