import type { INodeProperties } from 'n8n-workflow';

import { composedForAll } from '../../shared/operation';
import type { Entry, Outcome } from '../../shared/operation';
import type { Api } from '../../shared/client/api';
import type { HeaderValues } from '../../shared/wire/headers';
import { path } from '../../shared/wire/path';
import { folder, folderHeaders } from '../fields';
import { changed } from '../versioned';
import { itemId as oneItem, itemIdOf } from './fields';

const itemId: INodeProperties = {
	...oneItem,
	hint: 'One ID for each input item, e.g. {{ $json.id }} after Get Many: 200 input items delete 200 queue items',
};

interface Doomed {
	readonly id: string;
	readonly headers: HeaderValues;
}

/**
 * POST `QueueItems/UiPathODataSvc.DeleteBulk` (UiPath API catalogue, Delete). Versions are fetched here; ids that UiPath refuses fail one
 * by one, the others are deleted.
 */
export const deleteMany = composedForAll<Doomed>({
	value: 'deleteMany',
	name: 'Delete Many',
	action: 'Delete many queue items (cannot be undone)',
	description:
		'Delete the queue items of all input items in as few requests as possible. This cannot be undone: the items get the status Deleted and disappear later.',
	effect: 'settles',
	fields: [folder, itemId],
	parameters: (read) => ({ id: itemIdOf(read), headers: folderHeaders(read) }),
	run: async (api, entries) => {
		const outcomes: Outcome[] = [];
		for (const group of byFolder(entries)) {
			for (const outcome of await deletedTogether(api, group)) outcomes.push(outcome);
		}
		return outcomes;
	},
});

function byFolder(entries: ReadonlyArray<Entry<Doomed>>): Iterable<ReadonlyArray<Entry<Doomed>>> {
	const found = new Map<string, Array<Entry<Doomed>>>();
	for (const entry of entries) {
		const key = JSON.stringify(entry.parameters.headers);
		const group = found.get(key);
		if (group === undefined) found.set(key, [entry]);
		else group.push(entry);
	}
	return found.values();
}

async function deletedTogether(api: Api, group: ReadonlyArray<Entry<Doomed>>): Promise<readonly Outcome[]> {
	const headers = group[0]?.parameters.headers ?? {};
	const ids = new Set(group.map(({ parameters }) => parameters.id));
	const outcomes = await changed(api, [...ids], {
		path: path`/odata/QueueItems/UiPathODataSvc.DeleteBulk`,
		headers,
		body: {},
		isDone: ({ Status }) => Status === 'Deleted',
		rule: 'items in progress cannot be deleted, and deleted ones are gone.',
	});
	return group.map(({ item, parameters: { id } }) => {
		const outcome = outcomes.get(id);
		if (outcome instanceof Error) return { item, error: outcome };
		return { item, items: [{ json: { deleted: true, id } }] };
	});
}
