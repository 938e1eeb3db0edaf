/** Fields that several review operations ask for. */
import type { INodeProperties } from 'n8n-workflow';

import type { Values } from '../../shared/read';
import { int64 } from '../../shared/wire/odata';

export const reviewer: INodeProperties = {
	displayName: 'Reviewer',
	name: 'reviewer',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The user who is to look at the item',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'reviewers', searchable: true },
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 583',
			hint: 'The number of the user, as Get Reviewers gives it',
		},
	],
};

/** In digits, never rounded. @throws InputError where none is chosen. */
export function reviewerOf(read: Values): string {
	return int64(read.text('reviewer')).text;
}
