/**
 * JSON without rounding: UiPath's ids are 64-bit integers and stand on the wire as bare numbers.
 */
declare global {
	interface JSON {
		rawJSON(text: string): { readonly rawJSON: string };
		parse(
			text: string,
			reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
		): unknown;
	}
}

/** A 64-bit integer: a number where a number can hold it exactly, otherwise a bigint. Compare with `<`, `>` and `===`. */
export type Int64 = number | bigint;

/** The canonical form of an integer, so that equal ids are equal with `===` and as keys of a Map. */
export function int64(value: Int64 | string): Int64 {
	const asNumber = Number(value);
	return Number.isSafeInteger(asNumber) ? asNumber : BigInt(value);
}

const DIGITS_THAT_MAY_ROUND = /\d{16}/;

/** Parses JSON text; integers beyond 2^53 become bigints. Throws a SyntaxError as `JSON.parse` does. */
export function parseExactly(text: string): unknown {
	if (!DIGITS_THAT_MAY_ROUND.test(text)) return JSON.parse(text);
	return JSON.parse(text, (_key, value, { source }) =>
		typeof value === 'number' && source !== undefined && /^-?\d+$/.test(source) ? int64(source) : value,
	);
}

/**
 * Writes JSON text; bigints become bare numbers. What stands in the object decides, since n8n, in whose process this may run,
 * teaches bigints to write themselves as texts.
 */
export function writeExactly(value: unknown): string {
	return JSON.stringify(value, function (this: Record<string, unknown>, key, member: unknown) {
		const original = this[key];
		return typeof original === 'bigint' ? JSON.rawJSON(String(original)) : member;
	});
}

/** An id for readers that know no bigint: a number where it is exact, otherwise its digits. */
export function plainId(id: Int64): number | string {
	return typeof id === 'bigint' ? String(id) : id;
}
