/** Strict checks of request bodies, compiled once from JSON schemas; a body that does not fit is refused with 400. */
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { Refused } from './errors';
import { parseTimestamp } from './timestamps';

const ajv = new Ajv({ allowUnionTypes: true });
ajv.addFormat('timestamp', { type: 'string', validate: (text) => parseTimestamp(text) !== undefined });

/** As `maxLength`, which counts characters one by one even where the string is short enough in any case. */
ajv.addKeyword({
	keyword: 'longest',
	type: 'string',
	schemaType: 'number',
	compile: (limit: number) => (text: string) => text.length <= limit || Array.from(text).length <= limit,
	error: { message: 'is too long' },
});

type Schema = Readonly<Record<string, unknown>>;

/** An object with these members and no others. */
export function closed(properties: Schema, required: readonly string[] = []): Schema {
	return { type: 'object', additionalProperties: false, properties, required };
}

/** A list with up to `maxItems` items of one kind. */
export function list(items: Schema, maxItems: number, minItems = 0): Schema {
	return { type: 'array', items, maxItems, minItems };
}

/** A string with a length (in characters) between the bounds. */
export function string(minLength: number, longest: number): Schema {
	return { type: 'string', ...(minLength > 0 && { minLength }), longest };
}

/** A string that matches the whole pattern. */
export function matching(pattern: RegExp): Schema {
	return { type: 'string', pattern: pattern.source };
}

export const timestamp: Schema = { type: 'string', format: 'timestamp' };

/** A check that returns the body with its type, or throws `Refused` (400). The message names no index: the service's does not. */
export type Checker<T> = (body: unknown) => T;

/** Makes a check; `T` is what a body that fits the schema is. */
export function checker<T>(schema: Schema): Checker<T> {
	const fits: ValidateFunction<T> = ajv.compile<T>(schema);
	return (body) => {
		if (body === undefined) throw new Refused(400, 'a JSON body is required');
		if (fits(body)) return body;
		throw new Refused(400, reason(fits.errors?.[0]));
	};
}

function reason(error: ErrorObject | undefined): string {
	if (!error) return 'the body does not fit';
	const place = error.instancePath.replace(/^\/(?:comments|documents|exceptions)\/\d+\/?/, '').replaceAll('/', '.').replace(/^\./, '');
	const extra = error.keyword === 'additionalProperties' ? ` (${String(error.params['additionalProperty']).slice(0, 100)})` : '';
	return `${place.slice(0, 200)} ${error.message ?? 'does not fit'}${extra}`.trim();
}
