import { hasLoneSurrogate, InputError, quoted } from './input';

/** A piece of an OData option that came through this file's doors; there is no other way to make one. */
class ODataText {
	readonly #loose: boolean;

	constructor(
		readonly text: string,
		loose = false,
	) {
		this.#loose = loose;
	}

	/** The text as it may stand inside a larger expression. */
	get nested(): string {
		return this.#loose ? `(${this.text})` : this.text;
	}

	toString(): string {
		return this.text;
	}

	toJSON(): string {
		return this.text;
	}
}

export type OData = ODataText;
export type ODataHole = string | number | boolean | OData;

/**
 * An OData expression: odata`Name eq ${name}`. A text becomes one literal with its quotes doubled (UiPath API catalogue,
 * OData rules), numbers and booleans are written bare, and an OData value stands as it is. Percent-encoding is not its job.
 * @throws InputError for NUL, a lone surrogate, or a number that is not exact.
 */
export function odata(literals: TemplateStringsArray, ...holes: readonly ODataHole[]): OData {
	const text = literals.reduce((start, literal, index) => start + literalOf(holes[index - 1] ?? '') + literal);
	return new ODataText(text, /\b(?:and|or)\b/i.test(literals.join(' ')));
}

function literalOf(hole: ODataHole): string {
	if (hole instanceof ODataText) return hole.nested;
	if (typeof hole === 'string') return `'${sendable(hole).replaceAll("'", "''")}'`;
	if (typeof hole === 'boolean') return String(hole);
	return exactNumber(hole);
}

function sendable(text: string): string {
	if (text.includes('\0') || hasLoneSurrogate(text)) {
		throw new InputError(`The filter value ${quoted(text)} holds a character that cannot be sent. Nothing was sent.`);
	}
	return text;
}

function exactNumber(value: number): string {
	if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) {
		throw new InputError(`${value} cannot be sent exactly as a number. Write a large id as text. Nothing was sent.`);
	}
	return String(value);
}

/** A GUID, bare as OData wants it. @throws InputError when `value` is none. */
export function guid(value: string): OData {
	const text = value.trim();
	if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)) {
		throw new InputError(`${quoted(value)} is not a key. A key looks like 1c632cc1-44ab-4e5f-9d0c-0123456789ab.`);
	}
	return new ODataText(text.toLowerCase());
}

/** A moment as UTC with milliseconds. A text must name its offset (`Z` or `+02:00`). @throws InputError otherwise. */
export function date(value: string | Date): OData {
	const moment = typeof value === 'string' ? parsedMoment(value) : value;
	if (Number.isNaN(moment.getTime())) throw new InputError(`${quoted(String(value))} is not a date and time.`);
	return new ODataText(moment.toISOString());
}

function parsedMoment(value: string): Date {
	if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)$/i.test(value.trim())) {
		throw new InputError(`${quoted(value)} is not a date and time with its offset, such as 2026-01-31T08:00:00Z.`);
	}
	return new Date(value.trim());
}

/** One of the names that UiPath knows, quoted. @throws InputError naming the allowed ones. */
export function enumeration(value: string, allowed: readonly string[]): OData {
	if (!allowed.includes(value)) {
		throw new InputError(`${quoted(value)} is not one of ${allowed.join(', ')}. Nothing was sent.`);
	}
	return odata`${value}`;
}

/** A 64-bit whole number, never rounded: a safe integer or its decimal digits. @throws InputError otherwise. */
export function int64(value: string | number): OData {
	const text = String(value).trim();
	const exact = typeof value === 'string' ? /^-?\d{1,19}$/.test(text) : Number.isSafeInteger(value);
	if (!exact || BigInt.asIntN(64, BigInt(text)) !== BigInt(text)) {
		throw new InputError(`${quoted(text)} is not an id: only whole numbers can be one. Nothing was sent.`);
	}
	return new ODataText(BigInt(text).toString());
}

/** The values of `in`, in parentheses. @throws InputError for an empty list, which OData has no word for. */
export function list(values: readonly ODataHole[]): OData {
	if (values.length === 0) throw new InputError('A list of values to filter by is empty. Nothing was sent.');
	return new ODataText(`(${values.map(literalOf).join(',')})`);
}

/** All of the terms, joined with `and`; `undefined` when there is none, so that the option is left out. */
export function all(terms: ReadonlyArray<OData | undefined>): OData | undefined {
	return joined(terms, ' and ');
}

/** Any of the terms, joined with `or`; `undefined` when there is none. */
export function any(terms: ReadonlyArray<OData | undefined>): OData | undefined {
	return joined(terms, ' or ');
}

function joined(terms: ReadonlyArray<OData | undefined>, word: string): OData | undefined {
	const present = terms.filter((term) => term !== undefined);
	if (present.length < 2) return present[0];
	return new ODataText(present.map((term) => term.nested).join(word), true);
}

/** Property names for `$select`, `$expand` or `$orderby`, each optionally followed by ` asc` or ` desc`. @throws InputError */
export function propertyNames(names: readonly string[]): OData {
	for (const name of names) {
		if (!/^[A-Za-z_]\w*(?:\/[A-Za-z_]\w*)*(?: (?:asc|desc))?$/.test(name)) {
			throw new InputError(`${quoted(name)} is not the name of a property. Nothing was sent.`);
		}
	}
	return new ODataText(names.join(','));
}

/**
 * The one door for a filter that the user wrote. It stays one term: quotes must end and parentheses must close inside it,
 * so that it cannot reach out of what it is joined with.
 * @throws InputError for an empty filter, line breaks, NUL, or unbalanced quotes or parentheses.
 */
export function rawFilter(filter: string): OData {
	const text = sendable(filter.trim());
	if (text === '') throw new InputError('The filter is empty. Leave it out to get everything.');
	if (/[\r\n]/.test(text)) throw new InputError('The filter holds a line break. Write it on one line.');
	if (!isBalanced(text)) {
		throw new InputError("The filter has a quote or a parenthesis that does not close. Write a quote inside a text as ''.");
	}
	return new ODataText(text, true);
}

function isBalanced(text: string): boolean {
	const outside = text.replace(/'[^']*'/g, '');
	let depth = 0;
	for (const character of outside) {
		if (character === "'") return false;
		if (character === '(') depth += 1;
		if (character === ')') depth -= 1;
		if (depth < 0) return false;
	}
	return depth === 0;
}
