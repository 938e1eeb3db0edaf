import type { INode, INodeExecutionData, INodeParameters, ITriggerFunctions, NodeParameterValueType } from 'n8n-workflow';

import type { Lookup } from './read';

/** What of n8n's execution is asked for parameters. */
export interface ParameterSource {
	getNode(): INode;
	getInputData(): INodeExecutionData[];
	getNodeParameter(name: string, item: number, fallback: null): unknown;
}

export interface Lookups {
	/** For one input item. */
	at(item: number): Lookup;
	/** Whether the parameter may differ between input items. */
	readonly differs: (name: string) => boolean;
}

/**
 * Looks parameters up for one input item after the other. A parameter that holds no expression is the same for every item, so
 * n8n works it out once and not 10,000 times. n8n builds all that an expression may name for every single one (measured: half a
 * millisecond), so one that only names a field of the item, such as `{{ $json.reference }}`, is read from the item itself.
 */
export function lookupOf(context: ParameterSource): Lookups {
	const raw = context.getNode().parameters;
	const input = context.getInputData();
	const values = new Map<string, Source>();
	const locators = new Map<string, Source>();
	const at = (item: number): Lookup => (name, how) => {
		const known = how === undefined ? values : locators;
		let source = known.get(name);
		if (source === undefined) known.set(name, (source = sourceOf(rawAt(raw, name))));
		if ('value' in source) return source.value;
		const plain = source.path === undefined ? undefined : plainValue(input[item]?.json, source.path);
		if (plain !== undefined) return plain;
		const value = looked(context.getNodeParameter(name, item, null), how);
		if (!source.differs) known.set(name, { value });
		return value;
	};
	return { at, differs: (name) => holdsExpression(rawAt(raw, name)) };
}

/** Where a parameter comes from: the same for all items, or from each of them. */
type Source = { readonly value: unknown } | { readonly differs: boolean; readonly path: FieldPath | undefined };

function sourceOf(written: NodeParameterValueType | undefined): Source {
	return { differs: holdsExpression(written), path: fieldPathOf(written) };
}

/** What the workflow holds for a parameter, `options.x` included; an expression in place of a collection stands for its parts. */
function rawAt(raw: INodeParameters, name: string): NodeParameterValueType | undefined {
	let at: unknown = raw;
	for (const part of name.split('.')) {
		if (!isObject(at)) break;
		at = Object.hasOwn(at, part) ? at[part] : undefined;
	}
	return at as NodeParameterValueType | undefined; // A workflow's parameters hold nothing else.
}

type FieldPath = readonly string[];

const FIELD = /^=\{\{\s*\$json((?:\.[A-Za-z_]\w*|\["[^"\\\n]+"\]|\['[^'\\\n]+'\])+)\s*\}\}$/;
const STEP = /\.(\w+)|\["([^"]+)"\]|\['([^']+)'\]/g;

/** The keys that an expression names, where it is nothing but a field of the item: `{{ $json.customer.id }}`, `{{ $json["Id"] }}`. */
function fieldPathOf(value: NodeParameterValueType | undefined): FieldPath | undefined {
	const steps = typeof value === 'string' ? FIELD.exec(value)?.[1] : undefined;
	return steps === undefined ? undefined : [...steps.matchAll(STEP)].map(([, ...keys]) => keys.find(Boolean) ?? '');
}

/** The value there, if it is one that every road gives alike; n8n's own evaluation decides about everything else. */
function plainValue(json: unknown, path: FieldPath): string | number | boolean | undefined {
	let at = json;
	for (const key of path) {
		if (!isObject(at) || !Object.hasOwn(at, key)) return undefined;
		at = at[key];
	}
	return typeof at === 'string' || typeof at === 'number' || typeof at === 'boolean' ? at : undefined;
}

/** The same for a trigger, which has no items. */
export function triggerLookup(context: ITriggerFunctions): Lookup {
	return (name, how) => looked(context.getNodeParameter(name, null), how);
}

/**
 * n8n throws for a parameter that is not set unless it is given something in its place, and `null` is all that stands
 * out. Its own extraction of a locator's value throws for fields that are hidden at the moment, so it is done here.
 */
function looked(value: unknown, how: 'whole locator' | undefined): unknown {
	if (value === null) return undefined;
	const locator = typeof value === 'object' && '__rl' in value && 'value' in value;
	return locator && how === undefined ? value.value : value;
}

function holdsExpression(value: NodeParameterValueType | undefined): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some((part: NodeParameterValueType | undefined) => holdsExpression(part));
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
