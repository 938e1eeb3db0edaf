import type { Resource } from '../../shared/operation';
import { delete as deleteComments } from './delete';
import { get } from './get';
import { getMany } from './getMany';

export const comment: Resource = {
	value: 'comment',
	name: 'Comment',
	operations: [get, getMany, deleteComments],
};
