/** Fields of comments and of the emails that comments are made of. */
import type { INodeProperties } from 'n8n-workflow';

export const charge: INodeProperties = {
	displayName:
		'UiPath charges 1 AI unit for each comment that is new and for each whose text changed. Sending the same again costs nothing. Options > Dry Run tells how many it would be.',
	name: 'charge',
	type: 'notice',
	default: '',
};

/** A text of several lines. */
export function longText(
	displayName: string,
	name: string,
	rows: number,
	more: Pick<INodeProperties, 'description' | 'displayOptions'> = {},
): INodeProperties {
	return { displayName, name, type: 'string', typeOptions: { rows }, default: '', ...more };
}

/** The properties that a comment carries beside its text. */
export const userProperties: INodeProperties = {
	displayName: 'User Properties',
	name: 'userProperties',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Property',
	default: {},
	description: 'What else is known about the message, for filters and charts. Empty values are left out.',
	options: [
		{
			displayName: 'Property',
			name: 'property',
			values: [
				{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. City' },
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
				{ displayName: 'Value', name: 'value', type: 'string', default: '', placeholder: 'e.g. London' },
			],
		},
	],
};
