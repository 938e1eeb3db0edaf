import { paged } from '../../shared/operation';
import { path } from '../../shared/wire/path';
import { folder, folderHeaders } from '../fields';
import { pagesOf } from '../rows';
import { itemId, itemIdOf } from './fields';

/** GET `GetQueueItemEventsHistory` (UiPath API catalogue, Orchestrator queues: History). */
export const getEvents = paged({
	value: 'getEvents',
	name: 'Get History of Events',
	action: 'Get the history of events of a queue item',
	description: 'List who did what to a queue item and its retries: created, edited, status changed, retried, deleted',
	effect: 'reads',
	fields: [folder, itemId],
	parameters: (read) => ({
		path: path`/odata/QueueItemEvents/UiPath.Server.Configuration.OData.GetQueueItemEventsHistory(queueItemId=${itemIdOf(read)})`,
		headers: folderHeaders(read),
		orderBy: ['Timestamp', 'Id'],
	}),
	pages: (api, list, limit) => pagesOf(api, list, limit),
});
