import { identifier, nullable, object, optional, text } from '../../shared/wire/json';
import type { Shaped } from '../../shared/wire/json';

/** QueueItemCommentDto (UiPath API catalogue, Orchestrator queues: DTO schemas). Unknown fields pass through. */
export const comment = object({
	Id: identifier,
	Text: text,
	QueueItemId: optional(nullable(identifier)),
});

export type Comment = Shaped<typeof comment>;
