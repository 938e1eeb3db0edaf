import type { INodeProperties } from 'n8n-workflow';

import { single } from '../../shared/operation';
import { bounded } from '../../shared/wire/input';
import { nothing } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import { folder, folderHeaders } from '../fields';
import { itemId, itemIdOf, MOST_CHARACTERS } from '../queueItem/fields';

const progress: INodeProperties = {
	displayName: 'Progress',
	name: 'progress',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Booked, waiting for approval',
	description: 'How far the work on the item has come; it replaces what was there',
};

/** POST `QueueItems(id)/…SetTransactionProgress` (UiPath API catalogue, Orchestrator queues: Transactions). */
export const setProgress = single({
	value: 'setProgress',
	name: 'Set Progress',
	action: 'Set the progress of a transaction',
	description: 'Say how far the work on a queue item has come. The item must be in progress.',
	effect: 'settles',
	fields: [folder, itemId, progress],
	request: (read) => {
		return {
			method: 'POST',
			path: path`/odata/QueueItems(${itemIdOf(read)})/UiPathODataSvc.SetTransactionProgress`,
			headers: folderHeaders(read),
			body: { progress: bounded(read.text('progress'), progress.displayName, MOST_CHARACTERS.progress) },
		};
	},
	thing: ({ path: item }) => item,
	shape: nothing,
	items: (_reply, read) => [{ id: itemIdOf(read), progressSet: true, progress: read.text('progress') }],
});
