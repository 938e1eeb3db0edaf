import type { AnySchemaObject } from 'ajv';

/** An object of exactly these fields. */
export function object(properties: Record<string, AnySchemaObject>, required: readonly string[] = []): AnySchemaObject {
	return { type: 'object', properties, required, additionalProperties: false };
}

export const text = (maxLength?: number): AnySchemaObject => ({
	type: ['string', 'null'],
	...(maxLength === undefined ? {} : { maxLength }),
});
export const requiredText = (maxLength?: number): AnySchemaObject => ({
	type: 'string',
	minLength: 1,
	...(maxLength === undefined ? {} : { maxLength }),
});
export const oneOf = (choices: readonly string[]): AnySchemaObject => ({ type: 'string', enum: choices });
export const list = (items: AnySchemaObject): AnySchemaObject => ({ type: 'array', items });
export const date: AnySchemaObject = { type: ['string', 'null'], format: 'date-time' };
export const flag: AnySchemaObject = { type: 'boolean' };
export const integer: AnySchemaObject = { type: 'integer' };
export const optionalInteger: AnySchemaObject = { type: ['integer', 'null'] };
/** A 64-bit integer. */
export const id: AnySchemaObject = { int64: true };
export const guid: AnySchemaObject = { type: ['string', 'null'], format: 'uuid' };

/** SpecificContent and its like: a flat map of primitives; `@` stands in no key but that of a type hint. */
export const flatContent: AnySchemaObject = {
	type: ['object', 'null'],
	propertyNames: { pattern: '^[^@]+(@odata\\.type)?$' },
	additionalProperties: { primitive: true },
};
