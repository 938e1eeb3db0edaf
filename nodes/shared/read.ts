/**
 * Typed, trimmed access to the parameters of one input item. Whatever cannot be used is refused here, with the
 * parameter's own name on the panel, before anything is sent.
 */
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { momentOf } from './moment';
import { InputError, quoted } from './wire/input';
import { anyObject, ownObject } from './wire/json';
import type { Json } from './wire/request';

/** Raw value of a parameter (`options.x` reaches into a collection); `undefined` where it is not set. */
export type Lookup = (name: string, how?: 'whole locator') => unknown;

/** A resource locator as chosen: from the list, by name, by ID, by path. */
export interface Located {
	readonly mode: string;
	readonly value: string;
}

export interface Values {
	/** True where the parameter is set to something other than an empty text. */
	has(name: string): boolean;
	/** Trimmed text; an empty one is refused. Numbers are accepted and written in digits. */
	text(name: string): string;
	/** Trimmed text, or `undefined` where it is empty or not set. */
	optionalText(name: string): string | undefined;
	/** Text exactly as entered, spaces and line breaks included; may be empty. */
	verbatim(name: string): string;
	/** A whole number within the bounds (both inclusive). */
	integer(name: string, bounds: { readonly least: number; readonly most: number }): number;
	optionalInteger(name: string, bounds: { readonly least: number; readonly most: number }): number | undefined;
	number(name: string, bounds: { readonly least: number; readonly most: number }): number;
	flag(name: string): boolean;
	/** One of the allowed values. */
	choice<T extends string>(name: string, allowed: readonly T[]): T;
	/** Several of the allowed values. */
	choices<T extends string>(name: string, allowed: readonly T[]): readonly T[];
	/** A list of texts: an array, or one text with a value per line or comma. Empty entries fall away. */
	texts(name: string): readonly string[];
	/** The same, but a comma belongs to its value: for ids, which may hold one. */
	lines(name: string): readonly string[];
	/** A moment as `YYYY-MM-DDTHH:mm:ss.sssZ`; one without time zone is local to the workflow's, as n8n's date picker means it. */
	moment(name: string): string;
	optionalMoment(name: string): string | undefined;
	/** The same, but one without time zone is refused: for what cannot be undone. */
	zonedMoment(name: string): string;
	/** A JSON object, given as such or as text. */
	object(name: string): { readonly [key: string]: Json };
	/** Any JSON value, given as such or as text. */
	json(name: string): unknown;
	/** The parameters of a collection other than Options. */
	collection(name: string): Values;
	/** The rows of a fixed collection (`name.values`). */
	rows(name: string, values: string): readonly Values[];
	located(name: string): Located;
}

export interface Read extends Values {
	/** Index of the input item. */
	readonly item: number;
	/** The JSON of the input item. */
	readonly input: IDataObject;
	/** The parameters under Options. */
	readonly options: Values;
}

/** Makes the reader of one input item; what is the same for all items is worked out once. */
export type Reader = (lookup: Lookup, item: number, input: IDataObject) => Read;

/** `fields` give the names that errors use; `zone` is the workflow's time zone (IANA name). */
export function createReader(fields: readonly INodeProperties[], zone: string): Reader {
	const titles = titlesOf(fields);
	return (lookup, item, input) => ({
		item,
		input,
		options: values((name, how) => lookup(`options.${name}`, how), titles, zone),
		...values(lookup, titles, zone),
	});
}

function titlesOf(fields: readonly INodeProperties[], titles = new Map<string, string>()): ReadonlyMap<string, string> {
	for (const field of fields) {
		titles.set(field.name, field.displayName);
		for (const option of field.options ?? []) {
			if ('values' in option) titlesOf(option.values, titles);
			else if ('displayName' in option) titlesOf([option], titles);
		}
	}
	return titles;
}

function values(lookup: Lookup, titles: ReadonlyMap<string, string>, zone: string): Values {
	const title = (name: string) => `"${titles.get(name) ?? name}"`;
	const refuse = (name: string, problem: string) => new InputError(`${title(name)} ${problem}`);

	const verbatim = (name: string): string => {
		const value = lookup(name);
		if (value === undefined || value === null) return '';
		if (typeof value === 'string') return value;
		if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
		if (isMoment(value)) return value.toISO();
		throw refuse(name, 'must be text. It is a list or an object: pick one field of it.');
	};
	const optionalText = (name: string): string | undefined => verbatim(name).trim() || undefined;
	const text = (name: string): string => {
		const found = optionalText(name);
		if (found === undefined) throw refuse(name, 'is empty. Enter a value, or check the expression that should give it.');
		return found;
	};
	const number = (name: string, bounds: { readonly least: number; readonly most: number }): number => {
		const written = text(name);
		const value = Number(written);
		if (!Number.isFinite(value) || value < bounds.least || value > bounds.most) {
			throw refuse(name, `must be a number from ${bounds.least} to ${bounds.most}, not ${quoted(written)}.`);
		}
		return value;
	};
	const integer = (name: string, bounds: { readonly least: number; readonly most: number }): number => {
		const value = number(name, bounds);
		if (!Number.isInteger(value)) throw refuse(name, `must be a whole number, not ${value}.`);
		return value;
	};
	const json = (name: string): unknown => {
		const value = lookup(name);
		if (typeof value !== 'string') return value;
		try {
			return JSON.parse(value);
		} catch {
			throw refuse(name, `is not valid JSON: ${quoted(value)}. Check its quotes, commas and brackets.`);
		}
	};
	const choice = <T extends string>(name: string, allowed: readonly T[]): T => {
		const written = text(name);
		const found = allowed.find((candidate) => candidate === written);
		if (found === undefined) throw refuse(name, `must be one of ${allowed.join(', ')}, not ${quoted(written)}.`);
		return found;
	};
	const moment = (name: string, localTo: string | undefined): string => {
		const written = text(name);
		const found = momentOf(written, localTo);
		if ('moment' in found) return found.moment;
		throw refuse(
			name,
			found.problem === 'no time zone'
				? `has no time zone: ${quoted(written)}. End it with Z or an offset such as +01:00.`
				: `must be a date and time such as 2026-01-31T09:30:00Z, not ${quoted(written)}.`,
		);
	};

	return {
		has: (name) => {
			const value = lookup(name);
			return value !== undefined && value !== null && value !== '';
		},
		text,
		optionalText,
		verbatim,
		integer,
		optionalInteger: (name, bounds) => (optionalText(name) === undefined ? undefined : integer(name, bounds)),
		number,
		flag: (name) => {
			const value = lookup(name);
			if (value === undefined || value === '') return false;
			if (typeof value === 'boolean') return value;
			if (value === 'true' || value === 'false') return value === 'true';
			throw refuse(name, 'must be true or false.');
		},
		choice,
		choices: (name, allowed) =>
			textsOf(lookup(name)).map((written) => {
				const found = allowed.find((candidate) => candidate === written);
				if (found === undefined) throw refuse(name, `may hold ${allowed.join(', ')}, but not ${quoted(written)}.`);
				return found;
			}),
		texts: (name) => textsOf(lookup(name)),
		lines: (name) => textsOf(lookup(name), '\n'),
		moment: (name) => moment(name, zone),
		optionalMoment: (name) => (optionalText(name) === undefined ? undefined : moment(name, zone)),
		zonedMoment: (name) => moment(name, undefined),
		json,
		object: (name) => {
			const value = json(name);
			if (!isObject(value)) throw refuse(name, 'must be a JSON object such as {"Amount": 12.5}.');
			return anyObject(ownObject(Object.entries(value)));
		},
		collection: (name) => values((field, how) => lookup(`${name}.${field}`, how), titles, zone),
		rows: (name, group) => {
			const collection = lookup(name);
			const rows = isObject(collection) ? collection[group] : undefined;
			if (!Array.isArray(rows)) return [];
			return rows.filter(isObject).map((row) => values((field) => inner(row[field]), titles, zone));
		},
		located: (name) => {
			const value = lookup(name, 'whole locator');
			if (isObject(value)) return { mode: verbatimOf(value.mode), value: verbatimOf(value.value).trim() };
			return { mode: 'list', value: verbatim(name).trim() };
		},
	};
}

/** A resource locator inside a row gives its value. */
function inner(value: unknown): unknown {
	return isObject(value) && value.__rl === true ? value.value : value;
}

function textsOf(value: unknown, separator: RegExp | string = /[\n,]/): readonly string[] {
	const parts = Array.isArray(value) ? value.map(verbatimOf) : verbatimOf(value).split(separator);
	return parts.map((part) => part.trim()).filter((part) => part !== '');
}

function verbatimOf(value: unknown): string {
	return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What n8n's `$now` and `$today` give. */
function isMoment(value: unknown): value is { toISO(): string } {
	return isObject(value) && typeof value.toISO === 'function';
}
