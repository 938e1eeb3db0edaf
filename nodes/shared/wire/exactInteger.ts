import type { Json } from './request';

declare global {
	interface JSON {
		/** Stands in the written JSON exactly as `text`; part of the JavaScript engine of Node 22 and later. */
		rawJSON(text: string): { readonly rawJSON: string };
	}
}

/** A 64-bit id in a JSON body: a number with every digit, where JavaScript's own would round. `digits` come from `int64`. */
export function exactInteger(digits: string): Json {
	const value = Number(digits);
	return Number.isSafeInteger(value) ? value : JSON.rawJSON(digits);
}
