import type { Call } from '../route';
import { int64 } from './json';
import type { Int64 } from './json';
import { invalidRequest, notFound } from './refusal';
import type { Folder, Queue, QueueItem } from './state/records';
import type { Tenant } from './state/tenant';

/** The 64-bit number in a hole of the path. Quoted numbers are wrong there (UiPath API catalogue, OData rules). */
export function idIn(call: Call, hole = 'key'): Int64 {
	const text = call.parameters[hole] ?? '';
	if (!/^\d{1,19}$/.test(text)) throw invalidRequest(`The value '${text.slice(0, 100)}' is not valid for ${hole}.`);
	return int64(text);
}

/** The GUID in a hole of the path, in lower case. */
export function guidIn(call: Call, hole: string): string {
	const text = call.parameters[hole] ?? '';
	if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)) {
		throw invalidRequest(`The value '${text.slice(0, 100)}' is not valid for ${hole}.`);
	}
	return text.toLowerCase();
}

/** An item of a queue in this folder; 404 where there is none. */
export function itemIn(tenant: Tenant, folder: Folder, id: Int64): QueueItem {
	const item = tenant.items.get(id);
	if (!item?.queue.folders.has(folder)) throw notFound(`QueueItem ${id}`);
	return item;
}

/** A queue of this folder; 404 where there is none. */
export function queueIn(tenant: Tenant, folder: Folder, id: Int64): Queue {
	const queue = tenant.queues.get(id);
	if (!queue?.folders.has(folder)) throw notFound(`QueueDefinition ${id}`);
	return queue;
}
