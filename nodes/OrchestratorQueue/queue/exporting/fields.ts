/** The panel of Export Items. */
import type { INodeProperties } from 'n8n-workflow';

import { queue } from '../../fields';
import { filterPanel } from '../../filter/fields';

/** Start an export, or pick one up. */
export const source: INodeProperties = {
	displayName: 'Export',
	name: 'exportSource',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Pick Up an Export',
			value: 'existing',
			description: 'Wait for and fetch an export that was started already. It does not count against the daily limit again.',
		},
		{ name: 'Start a New Export', value: 'new', description: 'UiPath makes at most 100 exports a day for each tenant' },
	],
	default: 'new',
	description: 'Whether to start an export or to fetch one that was started already',
};

export const exportId: INodeProperties = {
	displayName: 'Export ID',
	name: 'exportId',
	type: 'string',
	default: '',
	required: true,
	displayOptions: { show: { exportSource: ['existing'] } },
	placeholder: 'e.g. 8657',
	description: 'The number of the export, as this operation and its errors name it',
};

/** Only a new export asks for the queue. */
export const exportedQueue: INodeProperties = {
	...queue,
	displayOptions: { show: { exportSource: ['new'] } },
	description: 'The queue whose items to export',
};

/** Which items a new export holds; one that is picked up has its own. */
export const exportFilter: readonly INodeProperties[] = filterPanel.map((field) => ({
	...field,
	displayOptions: { show: { ...field.displayOptions?.show, exportSource: ['new'] } },
}));

export const output: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'CSV File', value: 'file', description: 'One item with the file, whatever its size' },
		{ name: 'Items', value: 'items', description: 'One item for each row of the file. For up to about 50,000 rows.' },
	],
	default: 'file',
	description: 'What to put out',
};

export const binaryProperty: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	displayOptions: { show: { output: ['file'] } },
	hint: 'The name of the output binary field to put the file in',
};

/** Minutes to wait. */
export const MINUTES = { least: 1, most: 1440, usual: 30 } as const;

/** Under Options. */
export const wait: INodeProperties = {
	displayName: 'Wait up to (Minutes)',
	name: 'wait',
	type: 'number',
	typeOptions: { minValue: MINUTES.least, maxValue: MINUTES.most },
	default: 30,
	description: 'How long to wait for UiPath to make the file. An export that takes longer can be picked up by its ID.',
};
