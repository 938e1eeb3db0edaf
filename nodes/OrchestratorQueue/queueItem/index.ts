import type { Resource } from '../../shared/operation';
import { get } from './get';

export const queueItemResource: Resource = { value: 'queueItem', name: 'Queue Item', operations: [get] };
