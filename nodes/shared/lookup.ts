import type { IExecuteFunctions, NodeParameterValueType } from 'n8n-workflow';

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
		const value = context.getNodeParameter(name, item, undefined, { extractValue: how === undefined }) as unknown;
		const root = name.split('.', 1)[0] ?? name;
		if (!holdsExpression(raw[root])) fixed.set(key, value);
		return value;
	};
}

function holdsExpression(value: NodeParameterValueType | undefined): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (typeof value !== 'object' || value === null) return false;
	return Object.values(value).some((part: NodeParameterValueType | undefined) => holdsExpression(part));
}
