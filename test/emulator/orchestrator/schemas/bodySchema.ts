import Ajv from 'ajv';
import type { AnySchemaObject, ErrorObject, ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

/** A compiled schema of a request body, with and without the rule that unknown fields are refused. */
export interface BodySchema<Body> {
	strict(): ValidateFunction<Body>;
	lenient(): ValidateFunction<Body>;
}

const isInteger = (_schema: boolean, value: unknown): boolean => typeof value === 'bigint' || Number.isInteger(value);
const isPrimitive = (_schema: boolean, value: unknown): boolean => value === null || typeof value !== 'object';

/** `int64` and `primitive` know bigints, which JSON Schema's own types do not. */
function newAjv(): Ajv {
	const ajv = new Ajv({ strict: true, allowUnionTypes: true });
	addFormats(ajv);
	ajv.addKeyword({ keyword: 'int64', schemaType: 'boolean', validate: isInteger });
	ajv.addKeyword({ keyword: 'primitive', schemaType: 'boolean', validate: isPrimitive });
	return ajv;
}

const ajv = newAjv();

export function bodySchema<Body>(schema: AnySchemaObject): BodySchema<Body> {
	let strict: ValidateFunction<Body> | undefined;
	let lenient: ValidateFunction<Body> | undefined;
	return {
		strict: () => (strict ??= ajv.compile<Body>(schema)),
		lenient: () => (lenient ??= ajv.compile<Body>(opened(schema))),
	};
}

/** The same schema without `additionalProperties: false`. */
function opened(schema: AnySchemaObject): AnySchemaObject {
	const entries = Object.entries(schema).filter(([name, value]) => name !== 'additionalProperties' || value !== false);
	return Object.fromEntries(entries.map(([name, value]) => [name, isSchema(value) ? opened(value) : value]));
}

function isSchema(value: unknown): value is AnySchemaObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Says what is wrong with a body in the service's words where they are known. */
export function explain([error]: readonly ErrorObject[], parameter: string): string {
	if (!error) return `${parameter} must not be null`;
	const field = error.instancePath.split('/').at(-1) ?? '';
	if (error.keyword === 'maxLength') {
		return `The field ${field} must be a string with a maximum length of ${String(error.params['limit'])}.`;
	}
	if (error.keyword === 'required') return `The ${String(error.params['missingProperty'])} field is required.`;
	const detail = JSON.stringify(error.params).slice(0, 200);
	return `${parameter} must not be null. (${error.instancePath || '/'} ${error.message ?? 'is not valid'}: ${detail})`;
}
