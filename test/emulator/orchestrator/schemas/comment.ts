import type { Int64 } from '../json';
import { bodySchema } from './bodySchema';
import { date, id, object, requiredText, text } from './fields';

/** QueueItemCommentDto as a body; what the server sets itself may be echoed. */
export const commentBody = bodySchema<{ readonly Text: string; readonly QueueItemId?: Int64 }>(
	object(
		{ Text: requiredText(512), QueueItemId: id, CreationTime: date, UserId: id, UserName: text(), Id: id },
		['Text'],
	),
);
