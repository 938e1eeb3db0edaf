import type { Resource } from '../../shared/operation';
import { add } from './add';
import { addMany } from './addMany';
import { get } from './get';

export const queueItemResource: Resource = { value: 'queueItem', name: 'Queue Item', operations: [add, addMany, get] };
