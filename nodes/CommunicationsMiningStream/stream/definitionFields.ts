/** The panel for what a stream is defined by, as a form or as JSON: shared by Create and Update. */
import type { INodeProperties } from 'n8n-workflow';

const userPropertyRow: INodeProperties[] = [
	{
		displayName: 'Condition',
		name: 'condition',
		type: 'options',
		options: [
			{ name: 'Is Not One Of', value: 'not_one_of' },
			{ name: 'Is One Of', value: 'one_of' },
			{ name: 'Lies Between (Number)', value: 'between' },
		],
		default: 'one_of',
	},
	{
		displayName: 'Name',
		name: 'property',
		type: 'string',
		default: '',
		placeholder: 'e.g. Country',
		description: 'The user property without its type prefix',
	},
	{
		displayName: 'Type',
		name: 'type',
		type: 'options',
		options: [
			{ name: 'Number', value: 'number' },
			{ name: 'Text', value: 'string' },
		],
		default: 'string',
	},
	{
		displayName: 'Values',
		name: 'values',
		type: 'string',
		default: '',
		placeholder: 'e.g. uk, de',
		description: 'Separated by commas; for "Lies Between" the least and the greatest number',
	},
];

const thresholdRow: INodeProperties[] = [
	{
		displayName: 'Label',
		name: 'label',
		type: 'string',
		default: '',
		placeholder: 'e.g. Dispute > Wrong Amount',
		description: 'The full path of the label, its parts joined with " > "',
	},
	{
		displayName: 'Threshold',
		name: 'threshold',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 3 },
		default: 0.5,
		description: 'The label is predicted where its probability is at least this',
	},
];

const form: INodeProperties[] = [
	{
		displayName: 'From Domains',
		name: 'fromDomains',
		type: 'string',
		default: '',
		placeholder: 'e.g. acme.com, acme.de',
		description: 'Only comments whose sender is of one of these domains',
	},
	{
		displayName: 'Label Thresholds',
		name: 'thresholds',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add threshold',
		default: {},
		options: [{ name: 'rows', displayName: 'Threshold', values: thresholdRow }],
		description: 'Only predictions that reach these come with the comments. Needs a model version.',
	},
	{
		displayName: 'Model Version',
		name: 'modelVersion',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		description: 'The pinned model version that predicts for this stream',
	},
	{
		displayName: 'Source IDs',
		name: 'sources',
		type: 'string',
		default: '',
		placeholder: 'e.g. 18ba5ce699f8da1f',
		description: 'Only comments of these sources, separated by commas',
	},
	{
		displayName: 'Timestamp From',
		name: 'timestampFrom',
		type: 'dateTime',
		default: '',
		description: 'Only comments of this moment or later',
	},
	{
		displayName: 'Timestamp To',
		name: 'timestampTo',
		type: 'dateTime',
		default: '',
		description: 'Only comments of this moment or earlier',
	},
	{
		displayName: 'User Properties',
		name: 'userProperties',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add condition',
		default: {},
		options: [{ name: 'rows', displayName: 'Condition', values: userPropertyRow }],
		description: 'Only comments whose user properties meet all of these',
	},
];

const specify: INodeProperties = {
	displayName: 'Specify Filter and Model',
	name: 'specify',
	type: 'options',
	options: [
		{ name: 'Using Fields Below', value: 'fields' },
		{ name: 'Using JSON', value: 'json' },
	],
	default: 'fields',
};

const filterAndModel: INodeProperties = {
	displayName: 'Filter and Model',
	name: 'filterAndModel',
	type: 'collection',
	placeholder: 'Add field',
	displayOptions: { show: { specify: ['fields'] } },
	default: {},
	options: form,
};

const commentFilterJson: INodeProperties = {
	displayName: 'Comment Filter (JSON)',
	name: 'commentFilterJson',
	type: 'json',
	displayOptions: { show: { specify: ['json'] } },
	default: '{}',
	description: 'The comment_filter object as the API takes it. Leave {} to keep it as it is.',
};

const modelJson: INodeProperties = {
	displayName: 'Model (JSON)',
	name: 'modelJson',
	type: 'json',
	displayOptions: { show: { specify: ['json'] } },
	default: '{}',
	description: 'The model object as the API takes it, e.g. {"version": 8}. Leave {} to keep it as it is.',
};

const title: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Collateral Disputes',
	description: 'What people see, at most 128 characters',
};

const description: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	description: 'What the stream is for, at most 16384 characters',
};

export const definitionFields = [title, description, specify, filterAndModel, commentFilterJson, modelJson] as const;
