import type { Resource } from '../../shared/operation';
import { download } from './download';
import { upload } from './upload';

export const attachment: Resource = { value: 'attachment', name: 'Attachment', operations: [download, upload] };
