import type { Resource } from '../../shared/operation';
import { create } from './create';
import { delete as deleteComment } from './delete';
import { getMany } from './getMany';
import { update } from './update';

export const itemCommentResource: Resource = {
	value: 'itemComment',
	name: 'Item Comment',
	operations: [getMany, create, update, deleteComment],
};
