import type { Resource } from '../../shared/operation';
import { create } from './create';
import { delete as deleteStream } from './delete';
import { get } from './get';
import { getMany } from './getMany';
import { reset } from './reset';
import { update } from './update';

export const stream: Resource = {
	value: 'stream',
	name: 'Stream',
	operations: [get, getMany, create, update, deleteStream, reset],
};
