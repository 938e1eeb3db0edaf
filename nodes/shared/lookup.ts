import type { IExecuteFunctions, ITriggerFunctions, NodeParameterValueType } from 'n8n-workflow';

import type { Lookup } from './read';

/**
 * Looks parameters up for one input item after the other. A parameter that holds no expression is the same for every
 * item, so n8n works it out once and not 10,000 times.
 */
export function lookupOf(context: IExecuteFunctions): (item: number) => Lookup {
	const raw = context.getNode().parameters;
	const fixed = new Map<string, unknown>();
	return (item) => (name, how) => {
		const key = `${how ?? ''} ${name}`;
		if (fixed.has(key)) return fixed.get(key);
		const value = looked(context.getNodeParameter(name, item, null), how);
		const root = name.split('.', 1)[0] ?? name;
		if (!holdsExpression(raw[root])) fixed.set(key, value);
		return value;
	};
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
