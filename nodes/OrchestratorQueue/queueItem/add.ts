import type { IDataObject } from 'n8n-workflow';

import { attempted } from '../../shared/attempted';
import type { Api } from '../../shared/client/api';
import type { RequestFailure } from '../../shared/client/errors';
import { composed } from '../../shared/operation';
import type { Host } from '../../shared/operation';
import { quoted } from '../../shared/wire/input';
import { path } from '../../shared/wire/path';
import { checkContent, contentSchemaOf } from '../content/schema';
import { queueOf } from '../queue';
import { afterLostReply, DUPLICATE_REFERENCE, lookedUp, LOOKS_MS, NotAdded, UnknownOutcome } from './lostReply';
import type { Found } from './lostReply';
import { comparable, itemData, newItemFields, newItemOf, newItemOptions } from './newItem';
import type { NewItem } from './newItem';
import { queueItem, queueItemColumns } from './queueItem';
import type { QueueItem } from './queueItem';
import { triesOf } from './tries';
import type { Tries } from './tries';

/** POST `Queues/UiPathODataSvc.AddQueueItem` (UiPath API catalogue, Add one item); replies 201, older servers 200. */
export const add = composed({
	value: 'add',
	name: 'Add',
	action: 'Add a queue item',
	description: 'Add one item to a queue. For many items use Add Many, which sends them together.',
	effect: 'adds',
	fields: [...newItemFields],
	options: [...newItemOptions],
	parameters: newItemOf,
	run: async (api, item, host) => [{ json: await added(api, item, host) }],
});

async function added(api: Api, item: NewItem, host: Host): Promise<IDataObject> {
	const queueName = await checkedQueue(api, item);
	const send = async () => await sent(api, item, queueName);
	const tries = triesOf(api, JSON.stringify([item.headers, queueName, comparable(item.reference ?? '')]));
	tries.open += 1;
	const sentAt = api.now();
	const attempt = await attempted(send());
	if ('value' in attempt) {
		tries.added = true;
		return columns('added', queueName, attempt.value);
	}
	const { failure } = attempt;
	if (!failure.doubtful) {
		tries.open -= 1;
		return await refused(api, item, queueName, failure);
	}
	const found = await reconciled(api, item, { failure, sentAt }, send);
	const whose = whoseIs(found, tries);
	if (whose === 'unknown') throw new UnknownOutcome(failure.message, item.reference);
	if (whose === 'theirs') return duplicate(found.item, { item, queueName, failure });
	tries.added = true;
	if (found.is === 'added') return columns('added', queueName, found.item);
	host.hint(
		`The reply to adding ${quoted(item.reference ?? '')} was lost; the item was found in the queue by its Reference, so it was not added again.`,
	);
	if (found.item !== undefined) return columns('added', queueName, found.item);
	return { outcome: 'added', queue: queueName, reference: item.reference };
}

/** Whose the item is that the queue has under a reference which input items of this execution have tried to add. */
function whoseIs(found: Found, tries: Tries): 'ours' | 'theirs' | 'unknown' {
	if (found.is === 'added') return 'ours';
	if (found.is === 'older' || tries.added) return 'theirs';
	return tries.open > 1 ? 'unknown' : 'ours';
}

/** The queue's name; its definition is asked for only where something depends on it. @throws InputError */
async function checkedQueue(api: Api, item: NewItem): Promise<string> {
	if (item.queue.by === 'name' && !item.bySchema) return item.queue.value;
	const queue = await queueOf(api, item.headers, item.queue);
	const schema = item.bySchema ? contentSchemaOf(queue.SpecificDataJsonSchema) : undefined;
	if (schema !== undefined) checkContent(schema, item.content);
	return queue.Name;
}

async function sent(api: Api, item: NewItem, queueName: string): Promise<QueueItem> {
	const request = {
		method: 'POST',
		path: path`/odata/Queues/UiPathODataSvc.AddQueueItem`,
		headers: item.headers,
		body: { itemData: itemData(item, queueName) },
	} as const;
	return await api.send('adds', request, queueItem);
}

/**
 * @throws UnknownOutcome where the queue does not enforce unique references, the item has none, or anything is in the way of finding
 * out; only a cancelled execution is that.
 */
async function reconciled(
	api: Api,
	item: NewItem,
	{ failure, sentAt }: { readonly failure: RequestFailure; readonly sentAt: number },
	again: () => Promise<QueueItem>,
): Promise<Found> {
	const { headers, reference } = item;
	try {
		if (reference === undefined) throw new UnknownOutcome(failure.message, reference);
		const queue = await queueOf(api, headers, item.queue);
		if (queue.EnforceUniqueReference !== true) throw new UnknownOutcome(failure.message, reference);
		return await afterLostReply(api, { place: { headers, queue }, reference, sentAt, again }, failure);
	} catch (error) {
		api.signal?.throwIfAborted();
		throw error instanceof UnknownOutcome ? error : new UnknownOutcome(failure.message, reference);
	}
}

function duplicate(
	found: QueueItem | undefined,
	{ item, queueName, failure }: { item: NewItem; queueName: string; failure: RequestFailure },
): IDataObject {
	const { reference = '' } = item;
	if (item.duplicatesDelivered) {
		return found === undefined ? { outcome: 'duplicate', queue: queueName, reference } : columns('duplicate', queueName, found);
	}
	const id = found === undefined ? '' : ` (ID ${found.Id})`;
	throw new NotAdded(
		`The item was not added: the queue has had an item with Reference ${quoted(reference)} before${id}. ` +
			`Turn on "Duplicates Count as Delivered" where that is fine. (${failure.route})`,
	);
}

/** A plain refusal; a duplicate is somebody else's, or counts as delivered on request. */
async function refused(api: Api, item: NewItem, queueName: string, failure: RequestFailure): Promise<IDataObject> {
	const { reference } = item;
	if (failure.errorCode !== DUPLICATE_REFERENCE || reference === undefined || !item.duplicatesDelivered) throw failure;
	// The queue's own word that it has the reference is enough; the item itself is only told where it can be read.
	const found = await holderOf(api, item, reference).catch(() => {
		api.signal?.throwIfAborted();
		return undefined;
	});
	if (found === undefined) return { outcome: 'duplicate', queue: queueName, reference };
	return columns('duplicate', queueName, found);
}

async function holderOf(api: Api, { headers, queue }: NewItem, reference: string): Promise<QueueItem | undefined> {
	const place = { headers, queue: await queueOf(api, headers, queue) };
	return await lookedUp(api, place, reference, LOOKS_MS.slice(0, 2));
}

function columns(outcome: 'added' | 'duplicate', queueName: string, item: QueueItem): IDataObject {
	return { outcome, queue: queueName, ...queueItemColumns(item) };
}
