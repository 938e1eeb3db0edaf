import type { IDataObject } from 'n8n-workflow';
import type { Operation } from '../../nodes/shared/operation';
import { fieldsOfOperation } from '../../nodes/shared/properties';
import type { Read } from '../../nodes/shared/read';
import { createReader } from '../../nodes/shared/read';

/** The parameters of one input item as an operation reads them; what is left out has the panel's own default. */
export function readOf(operation: Operation, parameters: IDataObject, input: IDataObject = {}, item = 0): Read {
	const fields = fieldsOfOperation(operation);
	const known = Object.fromEntries(fields.map(({ name, default: usual }) => [name, usual]));
	const values: Record<string, unknown> = { ...known, ...parameters };
	const reader = createReader(fields, 'Etc/UTC');
	return reader(
		(name, how) => {
			const value = name.split('.').reduce<unknown>((at, part) => (isRecord(at) ? at[part] : undefined), values);
			return how === undefined && isRecord(value) && 'mode' in value && 'value' in value ? value['value'] : value;
		},
		item,
		input,
	);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
