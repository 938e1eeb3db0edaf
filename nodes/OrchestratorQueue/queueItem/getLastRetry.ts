import { attempted } from '../../shared/attempted';
import { composed } from '../../shared/operation';
import { path } from '../../shared/wire/path';
import { folder, folderHeaders } from '../fields';
import { itemId, itemIdOf } from './fields';
import { queueItem, queueItemColumns } from './queueItem';

/** GET `GetItemLastRetry` (UiPath API catalogue, Orchestrator queues: History), which answers 404 for an item without retries. */
export const getLastRetry = composed({
	value: 'getLastRetry',
	name: 'Get Last Retry',
	action: 'Get the last retry of a queue item',
	description: 'Get the item that took the place of a queue item when it was last retried, or the item itself if it never was',
	effect: 'reads',
	fields: [folder, itemId],
	parameters: (read) => ({ id: itemIdOf(read), headers: folderHeaders(read) }),
	run: async (api, { id, headers }) => {
		const retry = { method: 'GET', path: path`/odata/QueueItems(${id})/UiPath.Server.Configuration.OData.GetItemLastRetry`, headers } as const;
		const found = await attempted(api.send('reads', retry, queueItem));
		if ('value' in found) return [{ json: { retried: true, ...queueItemColumns(found.value) } }];
		if (found.failure.status !== 404) throw found.failure;
		const item = await api.send('reads', { method: 'GET', path: path`/odata/QueueItems(${id})`, headers }, queueItem);
		return [{ json: { retried: false, ...queueItemColumns(item) } }];
	},
});
