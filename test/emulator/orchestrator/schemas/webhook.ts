import { bodySchema } from './bodySchema';
import { flag, guid, id, list, object, requiredText, text } from './fields';

export interface WebhookBody {
	readonly Name: string;
	readonly Description?: string | null;
	readonly Url: string;
	readonly Enabled: boolean;
	readonly Secret?: string | null;
	readonly SubscribeToAllEvents: boolean;
	readonly AllowInsecureSsl: boolean;
	readonly Events?: ReadonlyArray<{ readonly EventType: string }>;
}

const fields = {
	Key: guid,
	Name: requiredText(128),
	Description: text(256),
	Url: { type: 'string', maxLength: 2_000, format: 'uri' },
	Enabled: flag,
	Secret: text(100),
	SubscribeToAllEvents: flag,
	AllowInsecureSsl: flag,
	Events: list(object({ EventType: requiredText(50) }, ['EventType'])),
	Id: id,
};

export const webhookBody = bodySchema<WebhookBody>(
	object(fields, ['Name', 'Url', 'Enabled', 'SubscribeToAllEvents', 'AllowInsecureSsl']),
);

/** PATCH changes what it names. */
export const webhookPatchBody = bodySchema<Partial<WebhookBody>>(object(fields));

export const customEventBody = bodySchema<Readonly<Record<string, unknown>>>({ type: 'object' });
