import type { Resource } from '../../shared/operation';
import { delete as deleteComments } from './delete';
import { createOrUpdate } from './createOrUpdate';
import { createOrUpdateFromEmails } from './createOrUpdateFromEmails';
import { get } from './get';
import { getMany } from './getMany';

export const comment: Resource = {
	value: 'comment',
	name: 'Comment',
	operations: [createOrUpdate, createOrUpdateFromEmails, get, getMany, deleteComments],
};
