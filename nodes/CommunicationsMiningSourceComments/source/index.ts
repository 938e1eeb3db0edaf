import type { Resource } from '../../shared/operation';
import { get } from './get';
import { getMany } from './getMany';

export const source: Resource = { value: 'source', name: 'Source', operations: [get, getMany] };
