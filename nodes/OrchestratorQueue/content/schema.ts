/** The JSON schema that a queue may have for specific content: flat, draft-07 (UiPath API catalogue, Add one item). */
import type { FieldType, ResourceMapperField } from 'n8n-workflow';

import { InputError, quoted } from '../../shared/wire/input';
import type { Json } from '../../shared/wire/request';

type Rules = Readonly<Record<string, unknown>>;

export interface ContentSchema {
	readonly properties: ReadonlyMap<string, Rules>;
	readonly required: ReadonlySet<string>;
	/** Whether keys that it does not name may be sent. */
	readonly open: boolean;
}

/** The schema that a queue definition holds as text; `undefined` where it has none. @throws InputError where it is no JSON object. */
export function contentSchemaOf(text: string | null | undefined): ContentSchema | undefined {
	if (text === undefined || text === null || text.trim() === '') return undefined;
	const schema = parsed(text);
	if (!isRules(schema)) throw new InputError("The queue's JSON schema for specific content cannot be read. Correct it in Orchestrator.");
	const properties = isRules(schema.properties) ? Object.entries(schema.properties) : [];
	return {
		properties: new Map(properties.map(([name, rules]) => [name, isRules(rules) ? rules : {}])),
		required: new Set(Array.isArray(schema.required) ? schema.required.map(String) : []),
		open: schema.additionalProperties !== false,
	};
}

/** The schema's properties as fields of n8n's mapper. */
export function mapperFields(schema: ContentSchema): ResourceMapperField[] {
	return [...schema.properties].map(([name, rules]) => ({
		id: name,
		displayName: typeof rules.title === 'string' ? `${rules.title} (${name})` : name,
		required: schema.required.has(name),
		defaultMatch: false,
		canBeUsedToMatch: false,
		display: true,
		...mapperType(rules),
	}));
}

function mapperType(rules: Rules): { type: FieldType; options?: Array<{ name: string; value: string }> } {
	if (Array.isArray(rules.enum) && rules.enum.every((one) => typeof one === 'string')) {
		return { type: 'options', options: rules.enum.map((value) => ({ name: value, value })) };
	}
	const types = typesOf(rules);
	if (types.includes('number') || types.includes('integer')) return { type: 'number' };
	if (types.includes('boolean')) return { type: 'boolean' };
	return { type: rules.format === 'date-time' ? 'dateTime' : 'string' };
}

/**
 * Checks types, required keys, enumerations, lengths, bounds, patterns and unknown keys before sending; UiPath checks the rest.
 * @throws InputError naming the first key that breaks the schema, and how.
 */
export function checkContent(schema: ContentSchema, content: { readonly [key: string]: Json }): void {
	for (const name of schema.required) {
		if (!Object.hasOwn(content, name)) throw broken(name, 'is required but missing');
	}
	for (const [name, value] of Object.entries(content)) {
		const rules = schema.properties.get(name);
		if (rules === undefined && !schema.open) throw broken(name, 'is not among its fields');
		const problem = rules === undefined ? undefined : problemWith(value, rules);
		if (problem !== undefined) throw broken(name, problem);
	}
}

function broken(name: string, problem: string): InputError {
	return new InputError(`The specific content does not match the queue's JSON schema: ${quoted(name)} ${problem}.`);
}

function problemWith(value: Json, rules: Rules): string | undefined {
	const types = typesOf(rules);
	if (types.length > 0 && !types.some((type) => isOfType(value, type))) return `must be of type ${types.join(' or ')}`;
	if (Array.isArray(rules.enum) && !rules.enum.includes(value)) return `must be one of ${rules.enum.map(String).join(', ').slice(0, 200)}`;
	if (rules.const !== undefined && rules.const !== value) return 'must have the one value that the schema fixes';
	if (typeof value === 'string') return textProblem(value, rules);
	return typeof value === 'number' ? numberProblem(value, rules) : undefined;
}

function textProblem(value: string, { minLength, maxLength, pattern }: Rules): string | undefined {
	const length = Array.from(value).length;
	if (typeof minLength === 'number' && length < minLength) return `must have ${minLength} characters at least`;
	if (typeof maxLength === 'number' && length > maxLength) return `must have ${maxLength} characters at most`;
	if (typeof pattern !== 'string' || matches(value, pattern) !== false) return undefined;
	return `must match the pattern ${pattern.slice(0, 100)}`;
}

/** `undefined` for a pattern of another dialect than JavaScript's, which is UiPath's to judge. */
function matches(value: string, pattern: string): boolean | undefined {
	try {
		return new RegExp(pattern, 'u').test(value);
	} catch {
		return undefined;
	}
}

function numberProblem(value: number, rules: Rules): string | undefined {
	const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = rules;
	if (typeof minimum === 'number' && value < minimum) return `must be ${minimum} at least`;
	if (typeof maximum === 'number' && value > maximum) return `must be ${maximum} at most`;
	if (typeof exclusiveMinimum === 'number' && value <= exclusiveMinimum) return `must be more than ${exclusiveMinimum}`;
	if (typeof exclusiveMaximum === 'number' && value >= exclusiveMaximum) return `must be less than ${exclusiveMaximum}`;
	return undefined;
}

function isOfType(value: Json, type: string): boolean {
	if (type === 'null') return value === null;
	if (type === 'integer') return Number.isInteger(value);
	return typeof value === type;
}

function typesOf({ type }: Rules): readonly string[] {
	if (typeof type === 'string') return [type];
	return Array.isArray(type) ? type.map(String) : [];
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isRules(value: unknown): value is Rules {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
