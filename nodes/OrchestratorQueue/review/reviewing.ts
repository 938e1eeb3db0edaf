/** What the review operations have in common: all input items of a run become as few requests as possible. */
import type { IDataObject } from 'n8n-workflow';

import { asError } from '../../shared/asError';
import type { Api } from '../../shared/client/api';
import type { Entry, Outcome } from '../../shared/operation';
import type { Read } from '../../shared/read';
import type { HeaderValues } from '../../shared/wire/headers';
import { folderHeaders } from '../fields';
import { itemIdOf } from '../queueItem/fields';
import { changed } from '../versioned';
import type { Change, Changed } from '../versioned';

/** One input item: the queue item it names, and what is to become of it. */
export interface Reviewed<What> {
	readonly id: string;
	readonly headers: HeaderValues;
	readonly what: What;
}

/** @throws InputError where the id or the folder cannot be used. */
export function reviewedIn<What>(read: Read, what: What): Reviewed<What> {
	return { id: itemIdOf(read), headers: folderHeaders(read), what };
}

/**
 * Changes the items, those of the same folder and the same `what` together, and gives each input item its own outcome. Where several
 * input items want different things of one queue item, they have it one after another, in their order.
 */
export async function reviewed<What extends string | undefined>(
	api: Api,
	entries: ReadonlyArray<Entry<Reviewed<What>>>,
	changeTo: (what: What) => Omit<Change, 'headers'>,
	columns: (what: What) => IDataObject,
): Promise<readonly Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const group of grouped(entries)) {
		const [first] = group;
		if (first === undefined) continue;
		const { headers, what } = first.parameters;
		const ids = [...new Set(group.map(({ parameters }) => parameters.id))];
		const results = await changed(api, ids, { ...changeTo(what), headers });
		for (const { item, parameters } of group) outcomes.push(outcomeOf(item, results.get(parameters.id), columns(what)));
	}
	return outcomes;
}

function grouped<What>(entries: ReadonlyArray<Entry<Reviewed<What>>>): Iterable<ReadonlyArray<Entry<Reviewed<What>>>> {
	const rounds: Array<Map<string, Array<Entry<Reviewed<What>>>>> = [];
	const latest = new Map<string, { readonly round: number; readonly what: What }>();
	for (const entry of entries) {
		const { id, headers, what } = entry.parameters;
		const before = latest.get(id);
		const round = before === undefined ? 0 : before.what === what ? before.round : before.round + 1;
		latest.set(id, { round, what });
		const groups = (rounds[round] ??= new Map<string, Array<Entry<Reviewed<What>>>>());
		const key = JSON.stringify([headers, what]);
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [entry]);
		else group.push(entry);
	}
	return rounds.flatMap((groups) => [...groups.values()]);
}

function outcomeOf(item: number, result: Changed | undefined, columns: IDataObject): Outcome {
	if (result === undefined || result instanceof Error) return { item, error: asError(result) };
	return { item, items: [{ json: { id: result.Id, ...columns } }] };
}
