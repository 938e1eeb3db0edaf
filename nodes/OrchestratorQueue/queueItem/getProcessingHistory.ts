import { paged } from '../../shared/operation';
import { path } from '../../shared/wire/path';
import { folder, folderHeaders } from '../fields';
import { pagesOf } from '../rows';
import { itemId, itemIdOf } from './fields';

/** GET `GetItemProcessingHistory` (UiPath API catalogue, Orchestrator queues: History): the chain of retries, first try first. */
export const getProcessingHistory = paged({
	value: 'getProcessingHistory',
	name: 'Get Processing History',
	action: 'Get the processing history of a queue item',
	description: 'List the item and its retries, one item per try, the first one first',
	effect: 'reads',
	fields: [folder, itemId],
	parameters: (read) => ({
		path: path`/odata/QueueItems(${itemIdOf(read)})/UiPathODataSvc.GetItemProcessingHistory`,
		headers: folderHeaders(read),
		orderBy: ['Id'],
	}),
	pages: (api, list, limit) => pagesOf(api, list, limit),
});
