/** Any JSON object → specific content as Orchestrator takes it: one level of texts, numbers, true or false, and null. */
import { InputError, quoted } from '../../shared/wire/input';
import { setOwn } from '../../shared/wire/json';
import type { Json } from '../../shared/wire/request';

export type FlatValue = string | number | boolean | null;

export type FlatContent = { readonly [key: string]: FlatValue };

/** What to do with a value that is an object or a list. */
export const NESTED = ['refuse', 'flatten', 'text'] as const;
export type Nested = (typeof NESTED)[number];

/** Limits of specific content as JSON text (UiPath API catalogue, Rate and size limits). */
const MOST_CHARACTERS = 256_000;
const MOST_BYTES = 512_000;

const TYPE_HINT = '@odata.type';

/**
 * `content` in one level. Keys stay in their order; flattened keys are joined with `_`, since UiPath does not take a dot.
 * @throws InputError naming the key, for a nested value (where it is to be refused), a key with `.`, `:`, `#` or `@`, a number that
 * cannot be sent exactly, two keys that become the same, or more than 256,000 characters or 512,000 bytes in all.
 */
export function flatContent(content: Iterable<readonly [string, unknown]>, nested: Nested): FlatContent {
	const flat: { [key: string]: FlatValue } = {};
	const add = (name: string, value: FlatValue): void => {
		checkKey(name);
		if (Object.hasOwn(flat, name)) throw new InputError(`Two values of the specific content would both be called ${quoted(name)}. Rename one of them.`);
		setOwn(flat, name, value);
	};
	for (const [key, value] of content) flatten(key, value, nested, key, add);
	return checkedSize(flat);
}

/**
 * The content as it is sent: texts carry the type hint that UiPath's documentation advises (Add queue items), so that one that looks like a
 * date or a number stays a text.
 */
export function withTypeHints(content: { readonly [key: string]: Json }): { readonly [key: string]: Json } {
	const hinted: { [key: string]: Json } = {};
	for (const [key, value] of Object.entries(content)) {
		setOwn(hinted, key, value);
		if (typeof value === 'string') hinted[`${key}${TYPE_HINT}`] = '#String';
	}
	return hinted;
}

function flatten(
	key: string,
	value: unknown,
	nested: Nested,
	at: string,
	add: (name: string, value: FlatValue) => void,
): void {
	if (value === undefined) return;
	const plain = typeof value === 'object' && value !== null ? datesAsText(value) : value;
	if (typeof plain !== 'object' || plain === null) {
		add(key, primitive(plain, at));
		return;
	}
	if (nested === 'refuse') {
		const kind = Array.isArray(plain) ? 'a list' : 'an object';
		throw new InputError(
			`The specific content holds ${kind} at ${quoted(innermost(plain, at))}, but queue items hold plain values only. ` +
				'Flatten it or send it as JSON text (option "Nested Values"), or leave it out.',
		);
	}
	if (nested === 'text') {
		add(key, JSON.stringify(plain));
		return;
	}
	for (const [name, inner] of Object.entries(plain)) flatten(`${key}_${name}`, inner, nested, `${at}.${name}`, add);
}

/** Where the plain values begin below `at`, so that the reader sees how deep it goes. */
function innermost(value: object, at: string): string {
	for (const [name, inner] of Object.entries(value)) {
		if (typeof inner === 'object' && inner !== null) return innermost(inner as object, `${at}.${name}`);
	}
	return at;
}

/** What an expression such as `$now` gives writes itself as a text. */
function datesAsText(value: object): unknown {
	const written: unknown = writesItself(value) ? value.toJSON() : value;
	return typeof written === 'string' ? written : value;
}

function writesItself(value: object): value is { toJSON(): unknown } {
	return 'toJSON' in value && typeof value.toJSON === 'function';
}

function primitive(value: unknown, at: string): FlatValue {
	if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
	if (typeof value === 'number') return exactNumber(value, at);
	throw new InputError(`The specific content has a value at ${quoted(at)} that is no JSON. Make it a text or a number.`);
}

function exactNumber(value: number, at: string): number {
	if (!Number.isFinite(value)) throw new InputError(`The specific content has no number at ${quoted(at)} but ${value}.`);
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
		throw new InputError(`The number at ${quoted(at)} of the specific content is too large to be sent exactly. Send it as text.`);
	}
	return value;
}

function checkKey(key: string): void {
	if (key.trim() === '') throw new InputError('The specific content has a key without a name.');
	const refused = /[.:#@]/.exec(key);
	if (refused === null) return;
	throw new InputError(`The key ${quoted(key)} of the specific content holds "${refused[0]}". UiPath takes no ". : # @" in keys; rename it.`);
}

function checkedSize(content: FlatContent): FlatContent {
	if (isSmall(content)) return content;
	const written = JSON.stringify(content);
	if (written.length <= MOST_CHARACTERS && Buffer.byteLength(written) <= MOST_BYTES) return content;
	throw new InputError(
		`The specific content has ${written.length} characters; a queue item takes ${MOST_CHARACTERS} at most (and ${MOST_BYTES} bytes). ` +
			'Store the large value elsewhere and send where it is.',
	);
}

/** JSON writes a character as six at most and what is no text in 30, so content far from the limit need not be written to be weighed. */
function isSmall(content: FlatContent): boolean {
	let most = 2;
	for (const key in content) {
		const value = content[key];
		most += 6 * (key.length + (typeof value === 'string' ? value.length : 4)) + 6;
	}
	return most <= MOST_CHARACTERS;
}
