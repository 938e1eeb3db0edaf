/**
 * Changes to several queue items at once, each named with the RowVersion that UiPath last gave it (UiPath API catalogue, Orchestrator
 * queues: Review). The versions are fetched here; an item that changed in between gets a second chance with its new version.
 */
import { asError } from '../shared/asError';
import { attempted } from '../shared/attempted';
import type { Api } from '../shared/client/api';
import { afterChange, RequestFailure } from '../shared/client/failure';
import { inParallel } from '../shared/inParallel';
import type { HeaderValues } from '../shared/wire/headers';
import { exactInteger } from '../shared/wire/exactInteger';
import { array, identifier, nullable, object, optional, text, truth } from '../shared/wire/json';
import type { Shaped } from '../shared/wire/json';
import { int64, list, odata, propertyNames } from '../shared/wire/odata';
import type { Path } from '../shared/wire/path';
import { path } from '../shared/wire/path';
import type { Json } from '../shared/wire/request';

const maybeText = optional(nullable(text));

const versionedItem = object({
	Id: identifier,
	RowVersion: text,
	Status: maybeText,
	ReviewStatus: maybeText,
	ReviewerUserId: optional(nullable(identifier)),
});

/** An item with its version, and what the change is about. */
export type VersionedItem = Shaped<typeof versionedItem>;

const page = object({ value: array(versionedItem) });
const bulkReply = object({ Success: truth, Message: maybeText, FailedItems: optional(nullable(array(identifier))) });

/** One change to the items of one folder. */
export interface Change {
	readonly path: Path;
	readonly headers: HeaderValues;
	/** What the body holds besides the items. */
	readonly body: { readonly [key: string]: Json };
	/** Whether the item is already as it should be: our own earlier attempt, whose reply was lost, may have done it. */
	isDone(item: VersionedItem): boolean;
	/** Why the item must not be changed, judged when it is first read. */
	refusal?(item: VersionedItem): string | undefined;
	/** Which items UiPath changes so, for the errors of those that it did not. Default: the rule of reviews. */
	readonly rule?: string;
}

const REVIEW_RULE = 'only failed and abandoned items are reviewed, and Verified and Retried are final.';

/** The item as it was last read, or why it was not changed. */
export type Changed = VersionedItem | Error;

/** An item that UiPath did not change; the message says why, as far as UiPath tells. */
export class NotChanged extends Error {}

/** Ids per request: UiPath's filters take up to 100 expressions. */
const CHUNK = 50;
/** Single items asked for at the same time. */
const WIDTH = 10;

/** Changes every item of `ids` (digits, each once) and says for each what became of it. */
export async function changed(api: Api, ids: readonly string[], change: Change): Promise<ReadonlyMap<string, Changed>> {
	const outcomes = new Map<string, Changed>();
	for (let start = 0; start < ids.length; start += CHUNK) {
		const chunk = ids.slice(start, start + CHUNK);
		for (const [id, outcome] of await chunkOutcomes(api, chunk, change)) outcomes.set(id, outcome);
	}
	return outcomes;
}

/** What fails for one chunk says nothing about the others, and does not undo them. */
async function chunkOutcomes(api: Api, ids: readonly string[], change: Change): Promise<ReadonlyMap<string, Changed>> {
	try {
		return await chunkChanged(api, ids, change);
	} catch (error) {
		api.signal?.throwIfAborted();
		return new Map(ids.map((id) => [id, asError(error)]));
	}
}

type Items = ReadonlyMap<string, VersionedItem>;

async function chunkChanged(api: Api, ids: readonly string[], change: Change): Promise<Map<string, Changed>> {
	const outcomes = new Map<string, Changed>();
	const items = await listed(api, ids, change.headers);
	for (const [id, read] of await singly(api, ids.filter((id) => !items.has(id)), change.headers)) {
		if (read instanceof Error) outcomes.set(id, read);
		else items.set(id, read);
	}
	for (const [id, item] of items) {
		const refusal = change.refusal?.(item);
		if (refusal === undefined) continue;
		outcomes.set(id, new NotChanged(refusal));
		items.delete(id);
	}
	for (const [id, outcome] of await sentTwice(api, items, change)) outcomes.set(id, outcome);
	return outcomes;
}

/** Sends the change, and again for those that UiPath left alone and that have another version by now. */
async function sentTwice(api: Api, items: Items, change: Change): Promise<Map<string, Changed>> {
	const outcomes = new Map<string, Changed>(items);
	const first = await sentOnce(api, items, change);
	for (const [id, error] of first.errors) outcomes.set(id, error);
	if (first.failed.size === 0) return outcomes;
	const newer = new Map<string, VersionedItem>();
	for (const [id, read] of await readAgain(api, [...first.failed], change.headers)) {
		const isNewer = !(read instanceof Error) && read.RowVersion !== items.get(id)?.RowVersion;
		if (read instanceof Error || (isNewer && change.isDone(read))) outcomes.set(id, read);
		else if (isNewer) newer.set(id, read);
		else outcomes.set(id, notChanged(read, first.message, change.rule));
	}
	const second = await sentAlone(api, newer, change);
	for (const [id, item] of newer) {
		const changedOr = second.failed.has(id) ? notChanged(item, second.message, change.rule) : item;
		outcomes.set(id, second.errors.get(id) ?? changedOr);
	}
	return outcomes;
}

/** Ids that were not changed and what UiPath said about it, and ids whose requests failed. */
interface Answer {
	readonly failed: ReadonlySet<string>;
	readonly message: string;
	readonly errors: ReadonlyMap<string, Error>;
}

const NO_ERRORS: ReadonlyMap<string, Error> = new Map();

/** As `sentOnce`, its failure as one of these items alone: others of the chunk have been changed before. */
async function sentAlone(api: Api, items: Items, change: Change): Promise<Answer> {
	try {
		return await sentOnce(api, items, change);
	} catch (error) {
		api.signal?.throwIfAborted();
		return { failed: new Set(), message: '', errors: new Map([...items.keys()].map((id) => [id, asError(error)])) };
	}
}

/** Items that UiPath left alone, as they are now; where they cannot be read, it may have been our lost attempt that changed them. */
async function readAgain(
	api: Api,
	ids: readonly string[],
	headers: HeaderValues,
): Promise<ReadonlyArray<readonly [string, Changed]>> {
	const again = await attempted(singly(api, ids, headers));
	if ('value' in again) return again.value;
	return ids.map((id) => [id, afterChange(again.failure, 'unknown')]);
}

async function sentOnce(api: Api, items: Items, change: Change): Promise<Answer> {
	if (items.size === 0) return { failed: new Set(), message: '', errors: NO_ERRORS };
	const queueItems = [...items].map(([id, { RowVersion }]) => ({ Id: exactInteger(id), RowVersion }));
	const request = { method: 'POST', path: change.path, headers: change.headers, body: { ...change.body, queueItems } } as const;
	const attempt = await attempted(api.send('settles', request, bulkReply));
	if ('failure' in attempt) {
		const { failure } = attempt;
		if (failure.status !== 409) throw failure;
		if (items.size > 1) return await sentOneByOne(api, items, change, failure.doubtful);
		return { failed: new Set(items.keys()), message: failure.uiPathMessage ?? '', errors: NO_ERRORS };
	}
	const { Success, FailedItems, Message } = attempt.value;
	const failed = new Set((FailedItems ?? []).map(String));
	// A failure that names nobody must not pass for a success of anybody.
	const notDone = Success || failed.size > 0 ? failed : new Set(items.keys());
	return { failed: notDone, message: Message ?? '', errors: NO_ERRORS };
}

/**
 * A conflict (409) refuses the whole request, so each item is sent alone to find out which it is about. `doubtful`: an earlier attempt,
 * with all of them, may have changed them.
 */
async function sentOneByOne(api: Api, items: Items, change: Change, doubtful: boolean): Promise<Answer> {
	const told = (error: Error) => (doubtful && error instanceof RequestFailure ? afterChange(error, 'unknown') : error);
	const alone = [...items].map((entry) => new Map([entry]));
	const sent = await inParallel(alone, WIDTH, async (item) => await sentAlone(api, item, change));
	const answers = sent.filter((answer) => answer !== undefined);
	return {
		failed: new Set(answers.flatMap(({ failed }) => [...failed])),
		message: answers.find(({ failed }) => failed.size > 0)?.message ?? '',
		errors: new Map(answers.flatMap(({ errors }) => [...errors].map(([id, error]) => [id, told(error)] as const))),
	};
}

function notChanged({ Id, Status, ReviewStatus }: VersionedItem, message: string, rule = REVIEW_RULE): NotChanged {
	const words = message === '' ? '' : ` (${message.slice(0, 200)})`;
	return new NotChanged(
		`UiPath did not change queue item ${Id}${words}. Its status is ${Status ?? 'unknown'} and its review status ${ReviewStatus ?? 'unknown'}: ${rule}`,
	);
}

/** The items that the list shows; one that is new may be missing for a while. */
async function listed(api: Api, ids: readonly string[], headers: HeaderValues): Promise<Map<string, VersionedItem>> {
	const query = {
		$filter: odata`Id in ${list(ids.map(int64))}`,
		$select: propertyNames(['Id', 'RowVersion', 'Status', 'ReviewStatus', 'ReviewerUserId']),
		$top: CHUNK,
	};
	const { value } = await api.send('reads', { method: 'GET', path: path`/odata/QueueItems`, headers, query }, page);
	return new Map(value.map((item) => [String(item.Id), item]));
}

/** The items as they are this moment, each asked for by itself, or why one cannot be read. */
async function singly(
	api: Api,
	ids: readonly string[],
	headers: HeaderValues,
): Promise<ReadonlyArray<readonly [string, Changed]>> {
	const read = await inParallel(ids, WIDTH, async (id): Promise<readonly [string, Changed]> => {
		const request = { method: 'GET', path: path`/odata/QueueItems(${id})`, headers } as const;
		const attempt = await attempted(api.send('reads', request, versionedItem));
		if ('value' in attempt) return [id, attempt.value];
		if (attempt.failure.status === 404) return [id, attempt.failure];
		throw attempt.failure;
	});
	return read.filter((entry) => entry !== undefined);
}
