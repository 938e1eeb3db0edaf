import { paged } from '../../shared/operation';
import { path } from '../../shared/wire/path';
import { folder, folderHeaders } from '../fields';
import { itemId, itemIdOf } from '../queueItem/fields';
import { pagesOf } from '../rows';

/** GET `GetQueueItemCommentsHistory` (UiPath API catalogue, Orchestrator queues: History): the item's comments and those of its retries. */
export const getMany = paged({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many comments of a queue item',
	description: 'List the comments on a queue item and on the items that it is a retry of, oldest first',
	effect: 'reads',
	fields: [folder, itemId],
	parameters: (read) => ({
		path: path`/odata/QueueItemComments/UiPath.Server.Configuration.OData.GetQueueItemCommentsHistory(queueItemId=${itemIdOf(read)})`,
		headers: folderHeaders(read),
		orderBy: ['Id'],
	}),
	pages: (api, list, limit) => pagesOf(api, list, limit),
});
