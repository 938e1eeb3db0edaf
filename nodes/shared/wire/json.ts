import type { Json } from './request';
import { ReplyError } from './reply';

/**
 * An object with exactly these own keys, whatever they are called: `__proto__` becomes a key like any other and nothing
 * but the new object is touched. Later entries win.
 */
export function ownObject<T>(entries: Iterable<readonly [string, T]>): { [key: string]: T } {
	return Object.fromEntries(entries);
}

/** Sets a key of an object that is being built, whatever it is called: `__proto__` becomes an own key like any other. */
export function setOwn<T>(target: { [key: string]: T }, key: string, value: T): void {
	if (key === '__proto__') Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
	else target[key] = value;
}

/** What a reply must look like: gives the value back, typed, or throws `ShapeError`. The value itself is not copied. */
export type Shape<T> = (value: unknown) => T;

/** A field that a reply may leave out; made by `optional`. */
export interface OptionalShape<T> extends Shape<T | undefined> {
	readonly optional: true;
	/** Of a value that is there. */
	readonly inner: Shape<T>;
}

interface NullableShape<T> extends Shape<T | null> {
	readonly nullable: true;
	/** Of a value other than `null`. */
	readonly inner: Shape<T>;
}

/** The type that a shape accepts. */
export type Shaped<S> = S extends Shape<infer T> ? T : never;

/** A reply that is JSON but not what UiPath documents. The message names the place and what stood there, never its value. */
export class ShapeError extends ReplyError {
	readonly #at: string;
	readonly #problem: string;

	/** `at`: such as `results[3].comment.id`; empty for the reply itself. */
	constructor(at: string, problem: string) {
		super(`${at === '' ? 'The reply' : `"${at.slice(0, 120)}"`} ${problem}`);
		this.name = 'ShapeError';
		this.#at = at;
		this.#problem = problem;
	}

	/** The same as seen from the object or list around it; `place` is the key or `[index]` there. */
	within(place: string): ShapeError {
		const joint = this.#at === '' || this.#at.startsWith('[') ? '' : '.';
		return new ShapeError(`${place}${joint}${this.#at}`, this.#problem);
	}
}

function mismatch(expected: string, value: unknown): ShapeError {
	return new ShapeError('', `should be ${expected} but is ${kindOf(value)}`);
}

/** Where a reply is as it should be, which is nearly always, nobody asks for the place: it is put together on the way out. */
function placed(error: unknown, place: string): unknown {
	return error instanceof ShapeError ? error.within(place) : error;
}

function kindOf(value: unknown): string {
	if (value === undefined) return 'missing';
	if (value === null) return 'null';
	if (Array.isArray(value)) return 'a list';
	return { object: 'an object', string: 'a text', number: 'a number', boolean: 'true or false' }[typeof value as string] ?? 'unknown';
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const text: Shape<string> = (value) => {
	if (typeof value !== 'string') throw mismatch('a text', value);
	return value;
};

/** A whole number that a JavaScript number holds exactly. */
export const wholeNumber: Shape<number> = (value) => {
	if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw mismatch('a whole number', value);
	return value;
};

export const decimal: Shape<number> = (value) => {
	if (typeof value !== 'number' || !Number.isFinite(value)) throw mismatch('a number', value);
	return value;
};

export const truth: Shape<boolean> = (value) => {
	if (typeof value !== 'boolean') throw mismatch('true or false', value);
	return value;
};

/** A 64-bit id: a number where it is exact, else its decimal text. */
export const identifier: Shape<number | string> = (value) => {
	if (typeof value === 'number' && Number.isSafeInteger(value)) return value;
	if (typeof value === 'string' && /^-?\d{1,20}$/.test(value)) return value;
	throw mismatch('an id (a whole number)', value);
};

/** Any JSON at all, but not an empty body. */
export const anything: Shape<Json> = (value) => {
	if (value === undefined) throw mismatch('JSON', value);
	return value as Json; // Only parseJson makes these values, and JSON is all that it can make.
};

/** An object with any keys. */
export const anyObject: Shape<{ readonly [key: string]: Json }> = (value) => {
	if (!isRecord(value)) throw mismatch('an object', value);
	return value as { readonly [key: string]: Json }; // As for `anything`.
};

/** No body, or one that does not matter: for calls whose success is all there is to know. */
export const nothing: Shape<undefined> = () => undefined;

export function optional<T>(shape: Shape<T>): OptionalShape<T> {
	const check: Shape<T | undefined> = (value) => (value === undefined ? undefined : shape(value));
	return Object.assign(check, { optional: true as const, inner: shape });
}

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
	const check: Shape<T | null> = (value) => (value === null ? null : shape(value));
	return Object.assign(check, { nullable: true as const, inner: shape });
}

/** The first of the shapes that fits. */
export function either<A, B>(first: Shape<A>, second: Shape<B>): Shape<A | B> {
	return (value) => {
		try {
			return first(value);
		} catch {
			return second(value);
		}
	};
}

export function array<T>(shape: Shape<T>): Shape<T[]> {
	return (value) => {
		if (!Array.isArray(value)) throw mismatch('a list', value);
		let index = 0;
		try {
			for (; index < value.length; index += 1) shape(value[index]);
		} catch (error) {
			throw placed(error, `[${index}]`);
		}
		return value as T[]; // Every element was just checked.
	};
}

type Fields = Readonly<Record<string, Shape<unknown>>>;
type OptionalKeys<F extends Fields> = { [K in keyof F]: F[K] extends OptionalShape<unknown> ? K : never }[keyof F];

/** The named fields as checked; what else the reply holds passes through and may be read as JSON. */
export type ObjectOf<F extends Fields> = {
	[K in Exclude<keyof F, OptionalKeys<F>>]: Shaped<F[K]>;
} & { [K in OptionalKeys<F>]?: Exclude<Shaped<F[K]>, undefined> };

export function object<F extends Fields>(fields: F): Shape<ObjectOf<F>> {
	const checks = Object.entries(fields).map(([name, shape]) => checkOf(name, shape));
	return (value) => {
		if (!isRecord(value)) throw mismatch('an object', value);
		let at = '';
		try {
			for (const { name, inherited, maySkip, mayBeNull, isText, shape } of checks) {
				const found = inherited && !Object.hasOwn(value, name) ? undefined : value[name];
				if (isText && typeof found === 'string') continue;
				if ((found === undefined && maySkip) || (found === null && mayBeNull)) continue;
				at = name;
				shape(found);
			}
		} catch (error) {
			throw placed(error, at);
		}
		return value as ObjectOf<F>; // Every named field was just checked.
	};
}

/** A field's check, taken apart: of the many fields of a reply most are plain, or not there at all. */
function checkOf(name: string, field: Shape<unknown>) {
	const maySkip = isOptional(field);
	const present = maySkip ? field.inner : field;
	const mayBeNull = isNullable(present);
	const shape = mayBeNull ? present.inner : present;
	return { name, inherited: name in Object.prototype, maySkip, mayBeNull, isText: shape === text, shape };
}

function isOptional(shape: Shape<unknown>): shape is OptionalShape<unknown> {
	return 'optional' in shape;
}

function isNullable(shape: Shape<unknown>): shape is NullableShape<unknown> {
	return 'nullable' in shape;
}

/** Communications Mining's envelope: `status` must be `ok` (UiPath API catalogue, Errors). */
export function okEnvelope<F extends Fields>(fields: F): Shape<ObjectOf<F>> {
	const shape = object(fields);
	return (value) => {
		if (!isRecord(value)) throw mismatch('an object', value);
		if (value.status !== 'ok') throw mismatch('"ok"', value.status).within('status');
		return shape(value);
	};
}
