/** Reads an operation's parameters from plain values, as a person would have entered them. */
import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../nodes/shared/operation';
import { fieldsOfOperation } from '../nodes/shared/properties';
import type { Read } from '../nodes/shared/read';
import { createReader } from '../nodes/shared/read';

/** What is not given has the field's default; `options` and other collections are given as objects. */
export function readOf(
	operation: Operation,
	given: IDataObject,
	zone = 'Etc/UTC',
	{ item = 0, input = {} }: { readonly item?: number; readonly input?: IDataObject } = {},
): Read {
	const fields = fieldsOfOperation(operation);
	const defaults = Object.fromEntries(fields.map((field) => [field.name, field.default]));
	const values: Record<string, unknown> = { ...defaults, ...given };
	const lookup = (name: string, how?: 'whole locator'): unknown => {
		const value = name.split('.').reduce<unknown>((from, part) => partOf(from, part), values);
		return how === undefined && isLocator(value) ? value.value : value;
	};
	return createReader(fields, zone)(lookup, item, input);
}

function partOf(from: unknown, part: string): unknown {
	return typeof from === 'object' && from !== null ? Reflect.get(from, part) : undefined;
}

function isLocator(value: unknown): value is { readonly value: unknown } {
	return typeof value === 'object' && value !== null && 'mode' in value && 'value' in value;
}
