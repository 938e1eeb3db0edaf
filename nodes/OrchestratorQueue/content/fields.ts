/** Where an item's specific content comes from, in the panel. */
import type { INodeProperties } from 'n8n-workflow';

const contentFrom: INodeProperties = {
	displayName: 'Specific Content From',
	name: 'contentFrom',
	type: 'options',
	options: [
		{ name: 'Fields Below', value: 'fields', description: 'Keys and values entered one by one' },
		{ name: 'JSON', value: 'json', description: 'One JSON object' },
		{ name: "Queue's JSON Schema", value: 'schema', description: 'The fields that the queue asks for, checked before sending' },
		{ name: 'Whole Input Item', value: 'input', description: 'Every field of the input item' },
	],
	default: 'fields',
	description: 'Where the data of the queue item comes from',
};

const contentFields: INodeProperties = {
	displayName: 'Specific Content',
	name: 'contentFields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true, sortable: true },
	placeholder: 'Add Field',
	default: {},
	displayOptions: { show: { contentFrom: ['fields'] } },
	options: [
		{
			displayName: 'Field',
			name: 'field',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. InvoiceNumber',
					description: 'Name of the value; UiPath takes no dot, colon, # or @ in it',
				},
				{
					displayName: 'Type',
					name: 'type',
					type: 'options',
					options: [
						{ name: 'Number', value: 'number' },
						{ name: 'Text', value: 'text' },
						{ name: 'True or False', value: 'boolean' },
					],
					default: 'text',
				},
				{ displayName: 'Value', name: 'value', type: 'string', default: '' },
			],
		},
	],
	description: 'The data of the queue item',
};

const contentJson: INodeProperties = {
	displayName: 'Specific Content',
	name: 'contentJson',
	type: 'json',
	default: '{}',
	displayOptions: { show: { contentFrom: ['json'] } },
	description: 'The data of the queue item as one JSON object, such as {"InvoiceNumber": "A-17", "Amount": 12.5}',
};

const contentSchema: INodeProperties = {
	displayName: 'Specific Content',
	name: 'contentSchema',
	type: 'resourceMapper',
	default: { mappingMode: 'defineBelow', value: null },
	noDataExpression: true,
	displayOptions: { show: { contentFrom: ['schema'] } },
	typeOptions: {
		loadOptionsDependsOn: ['folder.value', 'queue.value'],
		resourceMapper: {
			resourceMapperMethod: 'contentFields',
			mode: 'add',
			fieldWords: { singular: 'field', plural: 'fields' },
			addAllFields: true,
			supportAutoMap: true,
			noFieldsError: 'The queue has no JSON schema. Enter the fields yourself.',
		},
	},
};

/** The choice, and what belongs to each. */
export const contentPanel = [contentFrom, contentFields, contentJson, contentSchema] as const;

/** Under Options. */
export const nestedValues: INodeProperties = {
	displayName: 'Nested Values',
	name: 'nestedValues',
	type: 'options',
	options: [
		{ name: 'Flatten', value: 'flatten', description: 'Customer → City becomes Customer_City' },
		{ name: 'Refuse', value: 'refuse', description: 'The item is not sent, and the error says which value is nested' },
		{ name: 'Send as JSON Text', value: 'text', description: 'The object or list becomes one text' },
	],
	default: 'refuse',
	description: 'What to do with objects and lists in the specific content, since a queue item holds plain values only',
};
