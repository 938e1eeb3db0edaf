/** What can be found out when the reply to one add was lost, so that nothing is added twice and success means added. */
import type { Api } from '../../shared/client/api';
import type { RequestFailure } from '../../shared/client/errors';
import { attempted } from '../../shared/attempted';
import type { Attempt } from '../../shared/attempted';
import { quoted } from '../../shared/wire/input';
import { comparable } from './newItem';
import { holder, itemsByReference } from './lookup';
import type { Place } from './lookup';
import type { QueueItem } from './queueItem';

/** UiPath's errorCode for a reference that a unique queue has already. */
export const DUPLICATE_REFERENCE = 1016;

/** Lists show a new item a little after it was written; waits between looks, in ms. */
export const LOOKS_MS = [0, 1000, 2000, 4000] as const;

/**
 * An item made so long before an add was sent cannot come from it, in ms: by UiPath's clock, whose machines may differ by some
 * minutes, or, where no answer told it, by ours.
 */
const NOT_OURS_MS = { itsClock: 300_000, ourClock: 3_600_000 } as const;

/** It cannot be known whether the item was added; the message says what to look for. */
export class UnknownOutcome extends Error {
	constructor(why: string, reference: string | undefined) {
		const look =
			reference === undefined ? 'Look for it in the queue' : `Look for Reference ${quoted(reference)} in the queue`;
		super(`${why.slice(0, 300)} The item may have been added. ${look} before adding it again.`);
		this.name = 'UnknownOutcome';
	}
}

/**
 * `added`: the reply was read the second time; `there`: the queue has the reference, and nothing speaks against its being from
 * this add (without `item`, no list shows it yet); `older`: the queue had the reference before.
 */
export type Found =
	| { readonly is: 'added' | 'older'; readonly item: QueueItem }
	| { readonly is: 'there'; readonly item?: QueueItem };

/** The item was not added; the message says why and what can be done. */
export class NotAdded extends Error {
	constructor(message: string) {
		super(message.slice(0, 500));
		this.name = 'NotAdded';
	}
}

/** One add to a queue that enforces unique references. */
export interface UniqueAdd {
	readonly place: Place;
	readonly reference: string;
	/** When it was first sent, by `Api.now`. */
	readonly sentAt: number;
	/** Sends the item once more. */
	readonly again: () => Promise<QueueItem>;
}

/**
 * The outcome of an add whose reply was lost. The item is looked up by its reference; where the list does not show it, it is sent
 * again, which a queue that enforces unique references makes safe: a refusal as duplicate then means our own earlier success.
 * @throws UnknownOutcome when neither tells.
 */
export async function afterLostReply(api: Api, add: UniqueAdd, lost: RequestFailure): Promise<Found> {
	const { place, reference, sentAt, again } = add;
	const sorted = (item: QueueItem): Found => ({ is: isOlder(api, item, sentAt) ? 'older' : 'there', item });
	const found = await lookedUp(api, place, reference, [0]);
	if (found !== undefined) return sorted(found);
	const second = await attempted(again());
	if ('value' in second) return { is: 'added', item: second.value };
	if (isDuplicate(second)) {
		const listed = await lookedUp(api, place, reference, LOOKS_MS);
		return listed === undefined ? { is: 'there' } : sorted(listed);
	}
	const late = await lookedUp(api, place, reference, LOOKS_MS);
	if (late !== undefined) return sorted(late);
	throw new UnknownOutcome((second.failure.doubtful ? second.failure : lost).message, reference);
}

/** The item that holds the reference, once a list shows it. */
export async function lookedUp(
	api: Api,
	place: Place,
	reference: string,
	waits: readonly number[],
): Promise<QueueItem | undefined> {
	for (const wait of waits) {
		if (wait > 0) await api.wait(wait);
		const items = await itemsByReference(api, place, [reference]);
		const found = holder(items.get(comparable(reference)));
		if (found !== undefined) return found;
	}
	return undefined;
}

export function isDuplicate<T>(attempt: Attempt<T>): boolean {
	return 'failure' in attempt && attempt.failure.errorCode === DUPLICATE_REFERENCE;
}

/** Whether an item was made before an add that was sent at `sentAt` by our clock. */
function isOlder(api: Api, { CreationTime }: QueueItem, sentAt: number): boolean {
	const ahead = api.ahead();
	const earliest = ahead === undefined ? sentAt - NOT_OURS_MS.ourClock : sentAt + ahead - NOT_OURS_MS.itsClock;
	return Date.parse(CreationTime ?? '') < earliest;
}
