/** What a stream is defined by, as a form or as JSON: shared by Create and Update. */
import type { INodeProperties } from 'n8n-workflow';

import type { Values } from '../../shared/read';
import { InputError, quoted } from '../../shared/wire/input';
import { ownObject } from '../../shared/wire/json';
import type { Json } from '../../shared/wire/request';

type JsonObject = { readonly [key: string]: Json };

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

export const title: INodeProperties = {
	displayName: 'Title',
	name: 'title',
	type: 'string',
	default: '',
	placeholder: 'e.g. Collateral Disputes',
	description: 'What people see, at most 128 characters',
};

export const description: INodeProperties = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	description: 'What the stream is for, at most 16384 characters',
};

export const definitionFields = [title, description, specify, filterAndModel, commentFilterJson, modelJson] as const;

/**
 * What the user set of title, description, comment_filter and model (UiPath API catalogue, Streams: Stream object);
 * nothing else is sent, so an update leaves the rest as it is.
 */
export function definitionOf(read: Values): JsonObject {
	const titled = limited(read, 'title', 128);
	const described = limited(read, 'description', 16_384);
	const { filter, model } = read.choice('specify', ['fields', 'json']) === 'json' ? fromJson(read) : fromForm(read);
	return {
		...(titled !== undefined && { title: titled }),
		...(described !== undefined && { description: described }),
		...(Object.keys(filter).length > 0 && { comment_filter: filter }),
		...(model !== undefined && { model }),
	};
}

function limited(read: Values, name: string, most: number): string | undefined {
	const written = read.optionalText(name);
	if (written !== undefined && written.length > most) {
		throw new InputError(`The ${name} has ${written.length} characters; UiPath takes at most ${most}.`);
	}
	return written;
}

interface Definition {
	readonly filter: JsonObject;
	readonly model: JsonObject | undefined;
}

function fromJson(read: Values): Definition {
	const model = read.object('modelJson');
	return { filter: read.object('commentFilterJson'), model: Object.keys(model).length > 0 ? model : undefined };
}

function fromForm(read: Values): Definition {
	const within = (name: string) => `filterAndModel.${name}`;
	const from = read.optionalMoment(within('timestampFrom'));
	const to = read.optionalMoment(within('timestampTo'));
	const sources = read.texts(within('sources'));
	const domains = read.texts(within('fromDomains'));
	const properties = read.rows(within('userProperties'), 'rows').map(userPropertyOf);
	const filter: JsonObject = {
		...((from ?? to) !== undefined && { timestamp: { ...(from && { minimum: from }), ...(to && { maximum: to }) } }),
		...(sources.length > 0 && { sources }),
		...(domains.length > 0 && { messages: { from: { domain_one_of: domains } } }),
		...(properties.length > 0 && { user_properties: ownObject(properties) }),
	};
	return { filter, model: modelOf(read, within) };
}

function userPropertyOf(row: Values): readonly [string, JsonObject] {
	const type = row.choice('type', ['number', 'string']);
	const key = `${type}:${row.text('property')}`;
	const condition = row.choice('condition', ['between', 'not_one_of', 'one_of']);
	const values = row.texts('values').map((value) => (type === 'number' ? numberOf(value) : value));
	if (condition !== 'between') return [key, { [condition]: values }];
	const [minimum, maximum] = values;
	if (minimum === undefined || maximum === undefined || type !== 'number') {
		throw new InputError(`The condition on ${quoted(key)} needs the type Number and two values, such as 100, 1000.`);
	}
	return [key, { minimum, maximum }];
}

function numberOf(written: string): number {
	const value = Number(written);
	if (!Number.isFinite(value)) throw new InputError(`${quoted(written)} is not a number.`);
	return value;
}

function modelOf(read: Values, within: (name: string) => string): JsonObject | undefined {
	const thresholds = read.rows(within('thresholds'), 'rows').map((row) => ({
		name: row.text('label').split(/\s*>\s*/),
		threshold: row.number('threshold', { least: 0, most: 1 }),
	}));
	const version = read.optionalInteger(within('modelVersion'), { least: 0, most: Number.MAX_SAFE_INTEGER });
	if (version === undefined) {
		if (thresholds.length > 0) throw new InputError('Label thresholds need a model version: add "Model Version".');
		return undefined;
	}
	return { version, ...(thresholds.length > 0 && { label_thresholds: thresholds }) };
}
