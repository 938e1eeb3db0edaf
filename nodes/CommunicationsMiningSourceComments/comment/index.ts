import type { Resource } from '../../shared/operation';
import { delete as deleteComments } from './delete';
import { createOrUpdate } from './createOrUpdate';
import { get } from './get';
import { getMany } from './getMany';

export const comment: Resource = {
	value: 'comment',
	name: 'Comment',
	operations: [createOrUpdate, get, getMany, deleteComments],
};
