import { content, entity, flag, guid, number, text } from '../odata/entity';
import type { Webhook } from '../state/records';

/** WebhookDto (UiPath API catalogue, Orchestrator queues, DTO schemas). */
export const webhook = entity<Webhook>({
	Key: guid(({ key }) => key),
	Name: text(({ name }) => name),
	Description: text(({ description }) => description),
	Url: text(({ url }) => url),
	Enabled: flag(({ enabled }) => enabled),
	Secret: text(({ secret }) => secret),
	SubscribeToAllEvents: flag(({ subscribeToAllEvents }) => subscribeToAllEvents),
	AllowInsecureSsl: flag(({ allowInsecureSsl }) => allowInsecureSsl),
	Events: content(({ events }) => events.map((EventType) => ({ EventType }))),
	Id: number(({ id }) => id),
});

/** WebhookEventTypeDto. */
export const webhookEventType = entity<string>({
	Name: text((name) => name),
	Group: text((name) => name.split('.')[0] ?? name),
});
