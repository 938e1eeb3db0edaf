import { single } from '../../shared/operation';
import { path } from '../../shared/wire/path';
import { folder, folderHeaders } from '../fields';
import { itemId, itemIdOf } from './fields';
import { queueItem, queueItemColumns } from './queueItem';

/** GET `QueueItems(id)` (UiPath API catalogue, Orchestrator queues: Endpoints). Does not count against the limit on lists. */
export const get = single({
	value: 'get',
	name: 'Get',
	action: 'Get a queue item',
	description: 'Get one queue item by its ID',
	effect: 'reads',
	fields: [folder, itemId],
	request: (read) => ({
		method: 'GET',
		path: path`/odata/QueueItems(${itemIdOf(read)})`,
		headers: folderHeaders(read),
	}),
	shape: queueItem,
	items: (item) => [queueItemColumns(item)],
});
