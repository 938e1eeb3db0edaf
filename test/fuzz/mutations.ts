/** Changes of JSON as a broken or hostile server might make them: fields go, change their type, grow, or get names that none has. */
import fc from 'fast-check';

/** What to do, and to which of the places in a JSON value (counted through all of them, again from the first where there are fewer). */
export interface Mutation {
	readonly at: number;
	readonly how: How;
}

type How = { readonly put: string } | 'drop' | 'addKeys' | 'textOfIt' | 'listOfIt';

/** Raw JSON texts, since some cannot be written by `JSON.stringify`. */
const VALUES = [
	'null', 'true', '""', '"x"', '0', '-1', '1.5', '1e999', '-0', '9007199254740993', '123456789012345678901234567890',
	'[]', '{}', '[null]', '[[]]', '"NaN"', '"Infinity"', '"__proto__"', '"\\ud800"', '"\\u0000"', '"2026-99-99T99:99:99Z"',
	'{"__proto__":{"polluted":true}}', '{"constructor":{"prototype":{"polluted":true}}}', '{"toString":1,"valueOf":null,"length":-1}',
	'{"then":"x"}', `${'['.repeat(3000)}${']'.repeat(3000)}`, `"${'x'.repeat(100_000)}"`, `[${'0,'.repeat(10_000)}0]`,
];

const how = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom(...VALUES).map((put): How => ({ put })) },
	{ weight: 3, arbitrary: fc.constantFrom<How[]>('drop', 'addKeys', 'textOfIt', 'listOfIt') },
);

export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
	fc.record({ at: fc.nat(500), how }),
	{ minLength: 1, maxLength: 3 },
);

/** `body` as JSON text with each of the mutations done to it; a body that is no JSON is replaced by what is put. */
export function mutated(body: string, all: readonly Mutation[]): string {
	return all.reduce(once, body);
}

const MARK = 'mutated here';

function once(body: string, { at, how: what }: Mutation): string {
	let value: unknown;
	try {
		value = JSON.parse(body);
	} catch {
		return typeof what === 'object' ? what.put : body;
	}
	const places = placesIn(value);
	const place = places[at % places.length];
	if (place === undefined) return typeof what === 'object' ? what.put : body;
	if (what === 'drop' && !Array.isArray(place.holder)) Reflect.deleteProperty(place.holder, place.key);
	else Reflect.set(place.holder, place.key, MARK);
	const text = JSON.stringify(value);
	return what === 'drop' ? text : text.replace(`"${MARK}"`, () => replacement(place.value, what));
}

function replacement(value: unknown, what: Exclude<How, 'drop'>): string {
	const own = JSON.stringify(value);
	if (typeof what === 'object') return what.put;
	if (what === 'textOfIt') return JSON.stringify(own);
	if (what === 'listOfIt') return `[${own},${own}]`;
	return own.startsWith('{') ? `{"__proto__":{"polluted":true},"constructor":1,"error":"x"${own === '{}' ? '' : ','}${own.slice(1)}` : own;
}

interface Place {
	readonly holder: object;
	readonly key: string;
	readonly value: unknown;
}

function placesIn(value: unknown, found: Place[] = []): Place[] {
	if (typeof value !== 'object' || value === null) return found;
	for (const [key, inner] of Object.entries(value)) {
		found.push({ holder: value, key, value: inner });
		placesIn(inner, found);
	}
	return found;
}
