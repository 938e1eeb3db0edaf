import type { Call } from '../../route';
import { checkedBody } from '../body';
import { retention } from '../entities/retention';
import { requiredFolder } from '../folders';
import { empty, scopes } from '../handler';
import type { Operation } from '../handler';
import { idIn, queueIn } from '../keys';
import { list, one } from '../lists';
import { invalidRequest } from '../refusal';
import { retentionBody } from '../schemas/queue';
import { DEFAULT_RETENTION } from '../state/queues';
import { retentionTypes } from '../state/records';
import type { Queue, RetentionType } from '../state/records';
import type { Tenant } from '../state/tenant';

function queueOf(call: Call, tenant: Tenant): Queue {
	return queueIn(tenant, requiredFolder(call, tenant), idIn(call));
}

function typeIn(call: Call): RetentionType {
	const wanted = call.query.get('retentionType') ?? 'Final';
	const type = retentionTypes.find((name) => name === wanted);
	if (!type) throw invalidRequest(`The value '${wanted.slice(0, 50)}' is not valid for retentionType.`);
	return type;
}

function listRetention(call: Call, tenant: Tenant) {
	const folder = requiredFolder(call, tenant);
	const queues = [...tenant.queues.values()].filter(({ folders }) => folders.has(folder));
	const rows = queues.flatMap((queue) => retentionTypes.map((type) => ({ queue, type })));
	return list(call, tenant, rows, retention, { type: 'QueueRetention' });
}

/** `None` keeps items for ever, which the cloud does not allow. */
function setRetention(call: Call, tenant: Tenant) {
	const queue = queueOf(call, tenant);
	const { Action, Period, BucketId = null, Type = 'Final' } = checkedBody(call, tenant, retentionBody);
	if (Action === undefined || Action === 'None') throw invalidRequest("Invalid argument 'Action'.");
	if (Period === undefined) throw invalidRequest("Invalid argument 'Period'.");
	queue.retention[Type] = { action: Action, period: Period, bucketId: BucketId };
	return empty(200);
}

function resetRetention(call: Call, tenant: Tenant) {
	Object.assign(queueOf(call, tenant).retention, DEFAULT_RETENTION);
	return empty(204);
}

export const retentionOperations: readonly Operation[] = [
	{ name: 'GET /odata/QueueRetention', scopes: scopes.readQueues, handle: listRetention },
	{
		name: 'GET /odata/QueueRetention({key})',
		scopes: scopes.readQueues,
		handle: (call, tenant) =>
			one(call, { queue: queueOf(call, tenant), type: typeIn(call) }, retention, 'QueueRetention'),
	},
	{ name: 'PUT /odata/QueueRetention({key})', scopes: scopes.writeQueues, handle: setRetention },
	{ name: 'DELETE /odata/QueueRetention({key})', scopes: scopes.writeQueues, handle: resetRetention },
];
