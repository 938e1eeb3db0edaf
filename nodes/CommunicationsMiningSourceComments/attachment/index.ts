import type { Resource } from '../../shared/operation';
import { download } from './download';

export const attachment: Resource = { value: 'attachment', name: 'Attachment', operations: [download] };
