import { randomUUID } from 'node:crypto';
import type { Call } from '../../route';
import { checkedBody } from '../body';
import { webhook, webhookEventType } from '../entities/webhook';
import { context, empty, json, scopes } from '../handler';
import type { Operation } from '../handler';
import { idIn } from '../keys';
import { list, one } from '../lists';
import { invalidRequest, notFound, Refusal } from '../refusal';
import { customEventBody, webhookBody, webhookPatchBody } from '../schemas/webhook';
import type { WebhookBody } from '../schemas/webhook';
import type { Webhook } from '../state/records';
import { queueEventTypes, queueItemEventTypes } from '../state/tenant';
import type { Tenant } from '../state/tenant';
import type { WebhookDispatcher } from '../webhooks/dispatcher';
import { envelopeOf } from '../webhooks/payload';

const eventTypes: readonly string[] = [...queueItemEventTypes, ...queueEventTypes];

function webhookOf(call: Call, tenant: Tenant): Webhook {
	const found = tenant.webhooks.get(idIn(call));
	if (!found) throw notFound(`Webhook ${idIn(call)}`);
	return found;
}

/** The parts of a webhook that a body names. */
function changesIn(body: Partial<WebhookBody>): Partial<Webhook> {
	const events = body.Events?.map(({ EventType }) => EventType);
	const unknown = events?.find((type) => !eventTypes.includes(type));
	if (unknown !== undefined) throw invalidRequest(`Unknown webhook event type '${unknown}'.`);
	return {
		...(body.Name === undefined ? {} : { name: body.Name }),
		...(body.Description === undefined ? {} : { description: body.Description }),
		...(body.Url === undefined ? {} : { url: body.Url }),
		...(body.Enabled === undefined ? {} : { enabled: body.Enabled }),
		...(body.Secret === undefined ? {} : { secret: body.Secret }),
		...(body.SubscribeToAllEvents === undefined ? {} : { subscribeToAllEvents: body.SubscribeToAllEvents }),
		...(body.AllowInsecureSsl === undefined ? {} : { allowInsecureSsl: body.AllowInsecureSsl }),
		...(events === undefined ? {} : { events }),
	};
}

function refuseTakenName(tenant: Tenant, name: string | undefined, except?: Webhook): void {
	const taken = [...tenant.webhooks.values()].find((candidate) => candidate.name === name && candidate !== except);
	if (taken) throw new Refusal(409, 'NameAlreadyUsed', `A webhook named ${taken.name} exists already.`);
}

function createWebhook(call: Call, tenant: Tenant) {
	const body = checkedBody(call, tenant, webhookBody);
	refuseTakenName(tenant, body.Name);
	const made: Webhook = {
		id: tenant.nextId(),
		key: randomUUID(),
		name: body.Name,
		description: null,
		url: body.Url,
		enabled: body.Enabled,
		secret: null,
		subscribeToAllEvents: body.SubscribeToAllEvents,
		allowInsecureSsl: body.AllowInsecureSsl,
		events: [],
		...changesIn(body),
	};
	tenant.webhooks.set(made.id, made);
	return json(201, { ...context(call, 'Webhooks/$entity'), ...webhook.dto(made) });
}

function changeWebhook(call: Call, tenant: Tenant, body: Partial<WebhookBody>) {
	const changed = webhookOf(call, tenant);
	refuseTakenName(tenant, body.Name, changed);
	Object.assign(changed, changesIn(body));
	return json(200, { ...context(call, 'Webhooks/$entity'), ...webhook.dto(changed) });
}

function deleteWebhook(call: Call, tenant: Tenant) {
	tenant.webhooks.delete(webhookOf(call, tenant).id);
	return empty(204);
}

/** Webhooks (UiPath API catalogue, Orchestrator queues); the dispatcher carries pings and custom events. */
export function webhookOperations(dispatcher: WebhookDispatcher): readonly Operation[] {
	const { readWebhooks, writeWebhooks } = scopes;
	const ping = (call: Call, tenant: Tenant) => {
		const payload = envelopeOf('ping', call.now);
		dispatcher.send(webhookOf(call, tenant), payload, call.now);
		return json(202, { ...context(call, 'UiPath.Server.Configuration.OData.PingEventDto'), ...payload });
	};
	const triggerCustom = (call: Call, tenant: Tenant) => {
		const EventData = checkedBody(call, tenant, customEventBody);
		const payload = { ...envelopeOf('custom', call.now), EventData };
		for (const target of tenant.webhooks.values()) {
			if (target.enabled && target.subscribeToAllEvents) dispatcher.send(target, payload, call.now);
		}
		return json(202, { ...context(call, 'UiPath.Server.Configuration.OData.CustomEventDto'), ...payload });
	};
	return [
		{
			name: 'GET /odata/Webhooks',
			scopes: readWebhooks,
			handle: (call, tenant) => list(call, tenant, [...tenant.webhooks.values()], webhook, { type: 'Webhooks' }),
		},
		{ name: 'POST /odata/Webhooks', scopes: writeWebhooks, handle: createWebhook },
		{
			name: 'GET /odata/Webhooks({key})',
			scopes: readWebhooks,
			handle: (call, tenant) => one(call, webhookOf(call, tenant), webhook, 'Webhooks'),
		},
		{
			name: 'PUT /odata/Webhooks({key})',
			scopes: writeWebhooks,
			handle: (call, tenant) => changeWebhook(call, tenant, checkedBody(call, tenant, webhookBody)),
		},
		{
			name: 'PATCH /odata/Webhooks({key})',
			scopes: writeWebhooks,
			handle: (call, tenant) => changeWebhook(call, tenant, checkedBody(call, tenant, webhookPatchBody)),
		},
		{ name: 'DELETE /odata/Webhooks({key})', scopes: writeWebhooks, handle: deleteWebhook },
		{ name: 'POST /odata/Webhooks({key})/UiPath.Server.Configuration.OData.Ping', scopes: writeWebhooks, handle: ping },
		{
			name: 'GET /odata/Webhooks/UiPath.Server.Configuration.OData.GetEventTypes',
			scopes: readWebhooks,
			handle: (call, tenant) =>
				list(call, tenant, eventTypes, webhookEventType, { type: 'WebhookEventTypes', takes: 'unpaged' }),
		},
		{
			name: 'POST /odata/Webhooks/UiPath.Server.Configuration.OData.TriggerCustom',
			scopes: writeWebhooks,
			handle: triggerCustom,
		},
	];
}
