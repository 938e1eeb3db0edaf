/** Finding items that an add may have made: by reference, or by their ids being above the highest one known before. */
import type { Api } from '../../shared/client/api';
import type { HeaderValues } from '../../shared/wire/headers';
import { all, any, int64, odata, propertyNames } from '../../shared/wire/odata';
import type { OData } from '../../shared/wire/odata';
import { numberedPages } from '../../shared/wire/pages';
import { path } from '../../shared/wire/path';
import type { QueueDefinition } from '../queue';
import { comparable } from './newItem';
import { isAbove, queueItems } from './queueItem';
import type { QueueItem } from './queueItem';

/** Most items per page of queue items on Automation Cloud (UiPath API catalogue, OData rules). */
export const PAGE = 100;

/** A queue, seen from the folder that the headers name. */
export interface Place {
	readonly headers: HeaderValues;
	readonly queue: QueueDefinition;
}

/** The highest item id of the queue, `0` where it has none. */
export async function highestId(api: Api, place: Place): Promise<number | string> {
	const query = { $filter: inQueue(place), $orderby: propertyNames(['Id desc']), $top: 1, $select: propertyNames(['Id']) };
	const { value } = await api.send('reads', listRequest(place, query), queueItems);
	return value[0]?.Id ?? 0;
}

/**
 * Items of the queue with ids above `baseline`, lowest first, each with Id, Reference and Status; the first `known` of them are
 * passed over.
 */
export async function* itemsAbove(
	api: Api,
	place: Place,
	baseline: number | string,
	known: number,
): AsyncGenerator<readonly QueueItem[]> {
	const $filter = all([inQueue(place), odata`Id gt ${int64(baseline)}`]);
	const shape = { $filter, $orderby: propertyNames(['Id']), $select: propertyNames(['Id', 'Reference', 'Status']) };
	yield* numberedPages({
		pageSize: PAGE,
		fetch: async (skip, top) => {
			const request = listRequest(place, { ...shape, $top: top, $skip: known + skip });
			return (await api.send('reads', request, queueItems)).value;
		},
		identity: ({ Id }) => Id,
	});
}

/** Items of the queue with one of the references, lowest id first, by comparable reference. */
export async function itemsByReference(
	api: Api,
	place: Place,
	references: readonly string[],
): Promise<ReadonlyMap<string, readonly QueueItem[]>> {
	const found = new Map<string, QueueItem[]>();
	for (const some of inRequests(references)) {
		const $filter = all([inQueue(place), any(some.map((reference) => odata`Reference eq ${reference}`))]);
		const shape = { $filter, $orderby: propertyNames(['Id']) };
		const pages = numberedPages({
			pageSize: PAGE,
			fetch: async (skip, top) => {
				const request = listRequest(place, { ...shape, $top: top, $skip: skip });
				return (await api.send('reads', request, queueItems)).value;
			},
			identity: ({ Id }) => Id,
		});
		for await (const page of pages) for (const item of page) file(found, item);
	}
	return found;
}

/** The item that makes a queue refuse this reference: neither deleted nor replaced by its retry; the latest of several. */
export function holder(items: readonly QueueItem[] | undefined): QueueItem | undefined {
	const live = (items ?? []).filter(({ Status }) => Status !== 'Deleted' && Status !== 'Retried');
	return live.reduce<QueueItem | undefined>(
		(latest, item) => (latest === undefined || isAbove(item.Id, latest.Id) ? item : latest),
		undefined,
	);
}

function file(found: Map<string, QueueItem[]>, item: QueueItem): void {
	const reference = comparable(item.Reference ?? '');
	const filed = found.get(reference);
	if (filed === undefined) found.set(reference, [item]);
	else filed.push(item);
}

/** Few enough, and short enough when encoded, for one address. */
function* inRequests(references: readonly string[]): Generator<readonly string[]> {
	const MOST = 20;
	const MOST_BYTES = 1500;
	let some: string[] = [];
	let bytes = 0;
	for (const reference of references) {
		const size = Buffer.byteLength(reference);
		if (some.length === MOST || (some.length > 0 && bytes + size > MOST_BYTES)) {
			yield some;
			some = [];
			bytes = 0;
		}
		some.push(reference);
		bytes += size;
	}
	if (some.length > 0) yield some;
}

function inQueue({ queue }: Place): OData {
	return odata`QueueDefinitionId eq ${int64(queue.Id)}`;
}

function listRequest({ headers }: Place, query: Readonly<Record<`$${string}`, OData | number | undefined>>) {
	return { method: 'GET', path: path`/odata/QueueItems`, query, headers } as const;
}
