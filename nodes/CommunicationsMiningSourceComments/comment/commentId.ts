import type { INodeProperties } from 'n8n-workflow';

import type { Values } from '../../shared/read';
import { checkedCommentId } from '../fields';

/** Names one comment of the source. */
export const commentId: INodeProperties = {
	displayName: 'Comment ID',
	name: 'commentId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 0123456789abcdef',
	description: 'The ID of the comment within its source',
	hint: 'What stands after the dot in a UID',
};

/** @throws InputError where it cannot be the ID of a comment. */
export function commentIdOf(read: Values): string {
	return checkedCommentId(read.text('commentId'), commentId.displayName);
}
