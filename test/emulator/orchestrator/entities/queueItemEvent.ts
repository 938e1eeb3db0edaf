import { choice, date, entity, number, text } from '../odata/entity';
import { reviewStatuses, statuses } from '../state/records';
import type { QueueItemEvent } from '../state/records';

/** QueueItemEventDto (UiPath API catalogue, Orchestrator queues, DTO schemas). */
export const queueItemEvent = entity<QueueItemEvent>({
	QueueItemId: number(({ item }) => item.id),
	Timestamp: date(({ timestamp }) => timestamp),
	Action: choice(['Create', 'Edit', 'Delete', 'Status', 'Retry'], ({ action }) => action),
	Data: text(() => null),
	UserId: number(({ actor }) => actor.userId),
	UserName: text(({ actor }) => actor.userName),
	Status: choice(statuses, ({ status }) => status),
	ReviewStatus: choice(reviewStatuses, ({ reviewStatus }) => reviewStatus),
	ReviewerUserId: number(({ reviewer }) => reviewer?.id ?? null),
	ReviewerUserName: text(({ reviewer }) => reviewer?.userName ?? null),
	ExternalClientId: text(({ actor }) => actor.externalClientId),
	Id: number(({ id }) => id),
});
