/** Fields that several operations on comments ask for. */
import type { INodeProperties } from 'n8n-workflow';

import type { Values } from '../../shared/read';
import { bounded } from '../../shared/wire/input';
import { int64 } from '../../shared/wire/odata';

/** UiPath API catalogue, Orchestrator queues: Rate and size limits. */
const MOST_CHARACTERS = 512;

export const commentId: INodeProperties = {
	displayName: 'Comment ID',
	name: 'commentId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 53174',
	description: 'The number of the comment, as Get Many gives it',
};

export const commentText: INodeProperties = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 3 },
	default: '',
	required: true,
	placeholder: 'e.g. Asked the supplier for a corrected invoice',
	description: 'What the comment says, in at most 512 characters',
};

/** In digits, never rounded. @throws InputError where it is no 64-bit whole number. */
export function commentIdOf(read: Values): string {
	return int64(read.text('commentId')).text;
}

/** @throws InputError where it is empty or too long. */
export function commentTextOf(read: Values): string {
	return bounded(read.text('text'), commentText.displayName, MOST_CHARACTERS);
}
