/** How parameters are read one by one. A class, since one is made for each of very many items and its methods are shared. */
import { momentOf } from './moment';
import type { Located, Lookup, Values } from './read';
import { InputError, quoted } from './wire/input';
import { anyObject, ownObject } from './wire/json';
import type { Json } from './wire/request';

/** What is the same for all items. */
export interface Panel {
	/** Names of parameters as the panel shows them. */
	readonly titles: ReadonlyMap<string, string>;
	/** The workflow's time zone (IANA name). */
	readonly zone: string;
	/** Whether the parameter of that name may differ between input items. */
	differs(name: string): boolean;
}

interface Bounds {
	readonly least: number;
	readonly most: number;
}

/** The values that `lookup` gives, typed. @throws InputError for what cannot be used, in the words of `Values` */
export class LookedUp implements Values {
	constructor(
		protected readonly lookup: Lookup,
		readonly panel: Panel,
	) {}

	has(name: string): boolean {
		const value = this.lookup(name);
		return value !== undefined && value !== null && value !== '';
	}

	text(name: string): string {
		const found = this.optionalText(name);
		if (found === undefined) throw this.#refusal(name, 'is empty. Enter a value, or check the expression that should give it.');
		return found;
	}

	optionalText(name: string): string | undefined {
		return this.verbatim(name).trim() || undefined;
	}

	verbatim(name: string): string {
		const value = this.lookup(name);
		if (value === undefined || value === null) return '';
		if (typeof value === 'string') return value;
		if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
		if (isMoment(value)) return value.toISO();
		throw this.#refusal(name, 'must be text. It is a list or an object: pick one field of it.');
	}

	integer(name: string, bounds: Bounds): number {
		const value = this.number(name, bounds);
		if (!Number.isInteger(value)) throw this.#refusal(name, `must be a whole number, not ${value}.`);
		return value;
	}

	optionalInteger(name: string, bounds: Bounds): number | undefined {
		return this.optionalText(name) === undefined ? undefined : this.integer(name, bounds);
	}

	number(name: string, { least, most }: Bounds): number {
		const written = this.text(name);
		const value = Number(written);
		if (Number.isFinite(value) && value >= least && value <= most) return value;
		throw this.#refusal(name, `must be a number from ${least} to ${most}, not ${quoted(written)}.`);
	}

	flag(name: string): boolean {
		const value = this.lookup(name);
		if (value === undefined || value === '') return false;
		if (typeof value === 'boolean') return value;
		if (value === 'true' || value === 'false') return value === 'true';
		throw this.#refusal(name, 'must be true or false.');
	}

	choice<T extends string>(name: string, allowed: readonly T[]): T {
		const written = this.text(name);
		const found = allowed.find((candidate) => candidate === written);
		if (found === undefined) throw this.#refusal(name, `must be one of ${allowed.join(', ')}, not ${quoted(written)}.`);
		return found;
	}

	choices<T extends string>(name: string, allowed: readonly T[]): readonly T[] {
		return this.texts(name).map((written) => {
			const found = allowed.find((candidate) => candidate === written);
			if (found === undefined) throw this.#refusal(name, `may hold ${allowed.join(', ')}, but not ${quoted(written)}.`);
			return found;
		});
	}

	texts(name: string): readonly string[] {
		return textsOf(this.lookup(name));
	}

	lines(name: string): readonly string[] {
		return textsOf(this.lookup(name), '\n');
	}

	moment(name: string): string {
		return this.#momentIn(name, this.panel.zone);
	}

	optionalMoment(name: string): string | undefined {
		return this.optionalText(name) === undefined ? undefined : this.moment(name);
	}

	zonedMoment(name: string): string {
		return this.#momentIn(name, undefined);
	}

	object(name: string): { readonly [key: string]: Json } {
		const value = this.json(name);
		if (!isObject(value)) throw this.#refusal(name, 'must be a JSON object such as {"Amount": 12.5}.');
		return anyObject(ownObject(Object.entries(value)));
	}

	json(name: string): unknown {
		const value = this.lookup(name);
		if (typeof value !== 'string') return value;
		try {
			return JSON.parse(value);
		} catch {
			throw this.#refusal(name, `is not valid JSON: ${quoted(value)}. Check its quotes, commas and brackets.`);
		}
	}

	collection(name: string): Values {
		return new LookedUp((field, how) => this.lookup(within(name, field), how), this.panel);
	}

	rows(name: string, group: string): readonly Values[] {
		const collection = this.lookup(name);
		const rows = isObject(collection) ? collection[group] : undefined;
		if (!Array.isArray(rows)) return [];
		return rows.filter(isObject).map((row) => new LookedUp((field) => inner(row[field]), this.panel));
	}

	located(name: string): Located {
		const value = this.lookup(name, 'whole locator');
		if (isObject(value)) return { mode: verbatimOf(value.mode), value: verbatimOf(value.value).trim() };
		return { mode: 'list', value: this.verbatim(name).trim() };
	}

	#momentIn(name: string, zone: string | undefined): string {
		const written = this.text(name);
		const found = momentOf(written, zone);
		if ('moment' in found) return found.moment;
		throw this.#refusal(
			name,
			found.problem === 'no time zone'
				? `has no time zone: ${quoted(written)}. End it with Z or an offset such as +01:00.`
				: `must be a date and time such as 2026-01-31T09:30:00Z, not ${quoted(written)}.`,
		);
	}

	#refusal(name: string, problem: string): InputError {
		return new InputError(`"${this.panel.titles.get(name) ?? name}" ${problem}`);
	}
}

const paths = new Map<string, Map<string, string>>();

/** `collection.field`, put together once for all items: the names are those of the panel, so there are few. */
function within(collection: string, field: string): string {
	let fields = paths.get(collection);
	if (fields === undefined) paths.set(collection, (fields = new Map<string, string>()));
	let path = fields.get(field);
	if (path === undefined) fields.set(field, (path = `${collection}.${field}`));
	return path;
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
