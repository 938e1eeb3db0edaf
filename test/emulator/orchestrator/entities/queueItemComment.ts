import { date, entity, number, text } from '../odata/entity';
import type { QueueItemComment } from '../state/records';

/** QueueItemCommentDto (UiPath API catalogue, Orchestrator queues, DTO schemas). */
export const queueItemComment = entity<QueueItemComment>({
	Text: text((comment) => comment.text),
	QueueItemId: number(({ item }) => item.id),
	CreationTime: date(({ creationTime }) => creationTime),
	UserId: number(({ author }) => author.userId),
	UserName: text(({ author }) => author.userName),
	Id: number(({ id }) => id),
});
