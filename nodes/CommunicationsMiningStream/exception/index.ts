import type { Resource } from '../../shared/operation';
import { tag } from './tag';
import { untag } from './untag';

export const exception: Resource = { value: 'exception', name: 'Exception', operations: [tag, untag] };
