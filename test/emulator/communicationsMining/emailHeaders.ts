/** Headers of a raw e-mail, given as text or as a map, read the same way. */
import { addressParser, decodeWords } from 'postal-mime';

export interface RawHeaders {
	readonly raw?: string;
	readonly parsed?: Readonly<Record<string, string | number | readonly string[]>>;
}

/** By lower-case name; a header that occurs more than once has more than one value. Folded lines are joined. */
export type Headers = ReadonlyMap<string, readonly string[]>;

export function readHeaders({ raw, parsed }: RawHeaders): Headers {
	const headers = new Map<string, string[]>();
	for (const [name, value] of raw === undefined ? Object.entries(parsed ?? {}) : linesOf(raw)) {
		const key = name.trim().toLowerCase();
		const values = Array.isArray(value) ? value.map(String) : [String(value)];
		headers.set(key, [...(headers.get(key) ?? []), ...values.map((each) => each.trim())]);
	}
	return headers;
}

function linesOf(raw: string): Array<readonly [string, string]> {
	return raw
		.replaceAll(/\r?\n[ \t]+/g, ' ')
		.split(/\r?\n/)
		.flatMap((line) => {
			const colon = line.indexOf(':');
			return colon > 0 ? [[line.slice(0, colon), line.slice(colon + 1)] as const] : [];
		});
}

/** The first value of a header, not decoded; `undefined` where it is missing or empty. */
export function headerOf(headers: Headers, name: string): string | undefined {
	return headers.get(name)?.find((value) => value !== '');
}

/** The first value with its encoded words decoded. */
export function textOf(headers: Headers, name: string): string | undefined {
	const value = headerOf(headers, name);
	return value === undefined ? undefined : decodeWords(value);
}

/** One party of an e-mail; `text` is `Name <address>` or the bare address. */
export interface Party {
	readonly text: string;
	readonly address: string;
}

/** Everybody that the values of an address header name. */
export function partiesOf(headers: Headers, name: string): Party[] {
	return (headers.get(name) ?? [])
		.flatMap((value) => addressParser(value, { flatten: true }))
		.flatMap(({ name: person, address }) => {
			if (!address) return [];
			return [{ address, text: (person ? `${decodeWords(person)} <${address}>` : address).slice(0, 512) }];
		});
}
