import type { Resource } from '../../shared/operation';
import { advance } from './advance';
import { fetch } from './fetch';
import { get } from './get';

export const result: Resource = { value: 'result', name: 'Result', operations: [get, advance, fetch] };
