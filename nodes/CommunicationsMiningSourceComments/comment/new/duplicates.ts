/** Several items of one run with the same ID. */
import type { INodeProperties } from 'n8n-workflow';

import type { Entry, Refused } from '../../../shared/operation';
import type { Values } from '../../../shared/read';
import { InputError, quoted } from '../../../shared/wire/input';
import type { SourceAddress } from '../../fields';

export const duplicateIds: INodeProperties = {
	displayName: 'Duplicate IDs',
	name: 'duplicateIds',
	type: 'options',
	options: [
		{ name: 'Last Wins', value: 'lastWins', description: 'Of the items with the same ID only the last is sent' },
		{ name: 'Refuse', value: 'refuse', description: 'Items with the same ID are errors' },
	],
	default: 'lastWins',
	description: 'What to do where several input items have the same comment ID',
};

export type DuplicatePolicy = 'lastWins' | 'refuse';

export function duplicatePolicy(options: Values): DuplicatePolicy {
	return options.has('duplicateIds') ? options.choice('duplicateIds', ['lastWins', 'refuse']) : 'lastWins';
}

/** What has an ID in a source before it is sent. */
export interface Identified extends SourceAddress {
	readonly id: string;
	readonly duplicates: DuplicatePolicy;
}

/** Which item is sent in an entry's place, because it is the last with the same ID; `undefined`: the entry is sent itself. */
export type Winner = (entry: Entry<Identified>) => number | undefined;

export function supersededBy(entries: ReadonlyArray<Entry<Identified>>): Winner {
	const { last, count } = lastOfEach(entries);
	if (count === entries.length) return () => undefined;
	const superseded = new Map<number, number>();
	for (const { item, parameters } of entries) {
		const winner = last(parameters);
		if (winner !== undefined && winner !== item) superseded.set(item, winner);
	}
	return ({ item }) => superseded.get(item);
}

/** Every item whose ID another item has, where that is refused. */
export function clashingIds(entries: ReadonlyArray<Entry<Identified>>): readonly Refused[] {
	if (!entries.some(({ parameters }) => parameters.duplicates === 'refuse')) return [];
	const { last: first } = lastOfEach([...entries].reverse());
	const { last } = lastOfEach(entries);
	return entries.flatMap(({ item, parameters }) => {
		const [one, other] = [first(parameters), last(parameters)];
		if (parameters.duplicates !== 'refuse' || one === other) return [];
		const twin = item === other ? one : other;
		const error = new InputError(
			`Item ${item} has the same comment ID as item ${twin ?? 0} (counted from 0): ${quoted(parameters.id)}. ` +
				'Give each its own, or let "Duplicate IDs" be "Last Wins".',
		);
		return [{ item, error, details: { outcome: 'refused', commentId: parameters.id } }];
	});
}

interface Last {
	/** The last item that has the same ID in the same source. */
	readonly last: (of: Identified) => number | undefined;
	/** How many different IDs there are. */
	readonly count: number;
}

/** No text is made for each of very many IDs. */
function lastOfEach(entries: ReadonlyArray<Entry<Identified>>): Last {
	const known = new Map<string, Map<string, Map<string, number>>>();
	for (const { item, parameters } of entries) {
		const { project, source, id } = parameters;
		let sources = known.get(project);
		if (sources === undefined) known.set(project, (sources = new Map<string, Map<string, number>>()));
		let ids = sources.get(source);
		if (ids === undefined) sources.set(source, (ids = new Map<string, number>()));
		ids.set(id, item);
	}
	let count = 0;
	for (const sources of known.values()) for (const ids of sources.values()) count += ids.size;
	return { last: ({ project, source, id }) => known.get(project)?.get(source)?.get(id), count };
}
