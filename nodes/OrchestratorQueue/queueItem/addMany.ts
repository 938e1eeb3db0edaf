import type { INodeProperties } from 'n8n-workflow';

import { asError } from '../../shared/asError';
import type { Api } from '../../shared/client/api';
import { composedForAll } from '../../shared/operation';
import type { Entry, Host, Outcome, Refused } from '../../shared/operation';
import { once } from '../../shared/once';
import type { Read } from '../../shared/read';
import { addGroup, MOST_ITEMS } from './bulk/group';
import type { BulkItem, BulkSettings } from './bulk/group';
import { COMMIT_TYPES } from './bulk/send';
import { newItemFields, newItemOf, newItemOptions } from './newItem';

const commitType: INodeProperties = {
	displayName: 'Commit Type',
	name: 'commitType',
	type: 'options',
	options: [
		{
			name: 'All or Nothing',
			value: 'AllOrNothing',
			description: 'Every item or none. All items go in one request, 15,000 at most.',
		},
		{
			name: 'Process All Independently',
			value: 'ProcessAllIndependently',
			description: 'Every good item is added, whatever becomes of the others',
		},
		{
			name: 'Stop on First Failure',
			value: 'StopOnFirstFailure',
			description: 'Items before the first bad one are added, those after it are not',
		},
	],
	default: 'ProcessAllIndependently',
	description: 'What happens to the other items when one is refused',
};

const itemsPerRequest: INodeProperties = {
	displayName: 'Items per Request',
	name: 'itemsPerRequest',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST_ITEMS },
	default: 1000,
	description: 'How many items are sent together at most. Large items are sent in smaller batches.',
};

const includeIds: INodeProperties = {
	displayName: 'Include Item IDs',
	name: 'includeIds',
	type: 'boolean',
	default: false,
	description:
		'Whether to read the IDs of the items back by their references, which costs a request per 100 items. UiPath does not return them.',
};

/**
 * POST `Queues/UiPathODataSvc.BulkAddQueueItems` (UiPath API catalogue, Bulk semantics): all input items as one job, in batches one
 * after another. Each input item has its own outcome: `added` or `duplicate` as an item; `refused`, `notAdded` or `unknown` as an error.
 */
export const addMany = composedForAll<BulkItem>({
	value: 'addMany',
	name: 'Add Many',
	action: 'Add many queue items',
	description: 'Add all input items to a queue in as few requests as possible, with an outcome for each of them',
	effect: 'adds',
	fields: [...newItemFields],
	options: [...newItemOptions, commitType, includeIds, itemsPerRequest],
	parameters: bulkItem,
	run: async (api, entries, host, refused) => {
		const outcomes: Outcome[] = [];
		for (const group of groups(entries)) {
			for (const outcome of await settled(api, group, host, refused)) outcomes.push(outcome);
		}
		return outcomes;
	},
});

function bulkItem(read: Read): BulkItem {
	return { ...newItemOf(read), ...bulkSettings(read) };
}

const bulkSettings = once<BulkSettings>(({ options }) => ({
	commitType: options.has('commitType') ? options.choice('commitType', COMMIT_TYPES) : 'ProcessAllIndependently',
	itemsPerRequest: options.optionalInteger('itemsPerRequest', { least: 1, most: MOST_ITEMS }) ?? 1000,
	includeIds: options.flag('includeIds'),
}));

/** Items for the same queue in the same folder with the same commit type, in the order in which they come first. */
function groups(entries: ReadonlyArray<Entry<BulkItem>>): Iterable<ReadonlyArray<Entry<BulkItem>>> {
	const found = new Map<string, Array<Entry<BulkItem>>>();
	let before: BulkItem | undefined;
	let group: Array<Entry<BulkItem>> = [];
	for (const entry of entries) {
		const { parameters } = entry;
		if (before === undefined || !goTogether(before, parameters)) {
			const { headers, queue, commitType: type } = parameters;
			const key = JSON.stringify([headers, queue, type]);
			group = found.get(key) ?? [];
			found.set(key, group);
		}
		group.push(entry);
		before = parameters;
	}
	return found.values();
}

/** Nearly always true, so it is found out without writing a key for each of very many items; headers may be equal all the same. */
function goTogether(one: BulkItem, other: BulkItem): boolean {
	return (
		one.commitType === other.commitType &&
		one.queue.by === other.queue.by &&
		one.queue.value === other.queue.value &&
		one.headers === other.headers
	);
}

/** A group that cannot even begin (no such queue, no access) fails alone. */
async function settled(
	api: Api,
	group: ReadonlyArray<Entry<BulkItem>>,
	host: Host,
	refused: readonly Refused[],
): Promise<readonly Outcome[]> {
	try {
		return await addGroup(api, group, host, refused);
	} catch (error) {
		host.signal?.throwIfAborted();
		return group.map(({ item }) => ({ item, error: asError(error) }));
	}
}
