import { hasLoneSurrogate, InputError, quoted } from './input';

declare const brand: unique symbol;

/** A request path made by the `path` template: it starts with `/` and every value in it was encoded exactly once. */
export type Path = string & { readonly [brand]: 'Path' };

/** Percent-encoding of everything but letters, digits and `-._~`, so that what is sent equals what was checked. */
function encoded(text: string): string {
	return encodeURIComponent(text).replace(
		/[!'()*]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
	);
}

/** One value as one path segment. @throws InputError when it cannot be a single segment. */
function segment(hole: string | number): string {
	const text = typeof hole === 'number' ? wholeNumber(hole) : hole;
	if (text === '') throw new InputError('A name or id that belongs into the address is empty. Nothing was sent.');
	if (hasLoneSurrogate(text)) {
		throw new InputError('A name or id holds half of a surrogate pair (a broken character). Nothing was sent.');
	}
	if (/^(?:\.|%2e){1,2}$/i.test(text)) {
		throw new InputError(`${quoted(text)} cannot be a name or id: it would address another resource. Nothing was sent.`);
	}
	return encoded(text);
}

function wholeNumber(value: number): string {
	if (!Number.isSafeInteger(value)) {
		throw new InputError(`${value} is not a whole number that can be sent exactly. Write the id as text. Nothing was sent.`);
	}
	return String(value);
}

/**
 * A request path: path`/odata/QueueItems(${id})`. Literal parts are sent as they stand; each hole becomes (part of) one
 * segment and is encoded exactly once.
 * @throws InputError for an empty hole, `.`, `..` (encoded or not), a lone surrogate, or a number that is not exact.
 */
export function path(literals: TemplateStringsArray, ...holes: ReadonlyArray<string | number>): Path {
	const text = literals.reduce((start, literal, index) => start + segment(holes[index - 1] ?? '') + literal);
	return text as Path;
}

/** One value encoded for the query of an address. @throws InputError for a lone surrogate. */
export function encodedForQuery(text: string): string {
	if (hasLoneSurrogate(text)) {
		throw new InputError('A value holds half of a surrogate pair (a broken character). Nothing was sent.');
	}
	return encoded(text);
}
