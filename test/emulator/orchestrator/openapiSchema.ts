/** Schemas of the OpenAPI document as JSON Schema, with the listed deviations applied. */
import type { AnySchemaObject } from 'ajv';
import { deviations } from './deviations';

/**
 * Closes every object to members that it does not name, lets properties that are not required be null, and takes the
 * values of SpecificContent and its like for primitives.
 */
export function adapted(schema: AnySchemaObject): AnySchemaObject {
	if (typeof schema['$ref'] === 'string') return { $ref: schema['$ref'] };
	const { allOf } = schema;
	// The document wraps a single reference so that it can carry a description.
	if (isSchemaList(allOf) && allOf.length === 1 && allOf[0]) return adapted(allOf[0]);
	const { properties, items } = schema;
	return {
		...kept(schema),
		...(isSchema(items) ? { items: adapted(items) } : {}),
		...(isSchema(properties) ? closed(properties, schema['required']) : {}),
	};
}

const KEPT = ['type', 'enum', 'format', 'minimum', 'maximum', 'minLength', 'maxLength', 'pattern', 'required'];

function kept(schema: AnySchemaObject): AnySchemaObject {
	return Object.fromEntries(Object.entries(schema).filter(([name]) => KEPT.includes(name)));
}

function closed(properties: AnySchemaObject, required: unknown): AnySchemaObject {
	const demanded = Array.isArray(required) ? required : [];
	const extra = deviations.extraMembers.names.map((name) => [name, {}]);
	const own = Object.entries(properties).map(([name, schema]) => {
		const property = propertySchema(name, schema);
		return [name, demanded.includes(name) ? property : { anyOf: [property, { type: 'null' }] }];
	});
	return { properties: Object.fromEntries([...extra, ...own]), additionalProperties: false };
}

function propertySchema(name: string, schema: unknown): AnySchemaObject {
	if (!isSchema(schema)) return {};
	const names: readonly string[] = deviations.primitiveContent.names;
	if (!names.includes(name)) return adapted(schema);
	return { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean', 'null'] } };
}

function isSchema(value: unknown): value is AnySchemaObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSchemaList(value: unknown): value is AnySchemaObject[] {
	return Array.isArray(value) && value.every(isSchema);
}
