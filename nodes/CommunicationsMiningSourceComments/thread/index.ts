import type { Resource } from '../../shared/operation';
import { getMany } from './getMany';

export const thread: Resource = { value: 'thread', name: 'Thread', operations: [getMany] };
