/** Several items of one run with the same ID. */
import type { INodeProperties } from 'n8n-workflow';

import type { Entry, Refused } from '../../../shared/operation';
import { once } from '../../../shared/once';
import { InputError, quoted } from '../../../shared/wire/input';
import type { SourceAddress } from '../../fields';
import { bySource } from '../bySource';

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

export const duplicatePolicy = once<DuplicatePolicy>(({ options }) =>
	options.has('duplicateIds') ? options.choice('duplicateIds', ['lastWins', 'refuse']) : 'lastWins',
);

/** What has an ID in a source before it is sent. */
export interface Identified extends SourceAddress {
	readonly id: string;
	readonly duplicates: DuplicatePolicy;
}

/** Which item is sent in an entry's place, because it is the last with the same ID; `undefined`: the entry is sent itself. */
export type Winner = (entry: Entry<Identified>) => number | undefined;

export function supersededBy(entries: ReadonlyArray<Entry<Identified>>): Winner {
	const superseded = new Map<number, number>();
	for (const [, group] of bySource(entries)) {
		const last = lastOfEach(group);
		if (last.size === group.length) continue;
		for (const { item, parameters } of group) {
			const winner = last.get(parameters.id);
			if (winner !== undefined && winner !== item) superseded.set(item, winner);
		}
	}
	return ({ item }) => superseded.get(item);
}

/** Every item whose ID another item has, where that is refused. */
export function clashingIds(entries: ReadonlyArray<Entry<Identified>>): readonly Refused[] {
	if (!entries.some(({ parameters }) => parameters.duplicates === 'refuse')) return [];
	return bySource(entries).flatMap(([, group]) => {
		const first = lastOfEach([...group].reverse());
		const last = lastOfEach(group);
		return group.flatMap(({ item, parameters }) => {
			const [one = item, other = item] = [first.get(parameters.id), last.get(parameters.id)];
			return parameters.duplicates === 'refuse' && one !== other ? [clash(item, parameters.id, item === other ? one : other)] : [];
		});
	});
}

function clash(item: number, commentId: string, twin: number): Refused {
	const error = new InputError(
		`Item ${item} has the same comment ID as item ${twin} (counted from 0): ${quoted(commentId)}. ` +
			'Give each its own, or let "Duplicate IDs" be "Last Wins".',
	);
	return { item, error, details: { outcome: 'refused', commentId } };
}

/** By ID, the last item that has it. */
function lastOfEach(group: ReadonlyArray<Entry<Identified>>): ReadonlyMap<string, number> {
	const last = new Map<string, number>();
	for (const { item, parameters } of group) last.set(parameters.id, item);
	return last;
}
