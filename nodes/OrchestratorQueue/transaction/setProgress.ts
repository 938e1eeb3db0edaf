import type { INodeProperties } from 'n8n-workflow';

import { single } from '../../shared/operation';
import { InputError } from '../../shared/wire/input';
import { nothing } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import { folder, folderHeaders } from '../fields';
import { itemId, itemIdOf } from '../queueItem/fields';

/** UiPath API catalogue, Orchestrator queues: Rate and size limits. */
const MOST_CHARACTERS = 104_857;

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
		const text = read.text('progress');
		if (text.length > MOST_CHARACTERS) {
			throw new InputError(`"${progress.displayName}" has ${text.length} characters; UiPath takes ${MOST_CHARACTERS}. Shorten it.`);
		}
		return {
			method: 'POST',
			path: path`/odata/QueueItems(${itemIdOf(read)})/UiPathODataSvc.SetTransactionProgress`,
			headers: folderHeaders(read),
			body: { progress: text },
		};
	},
	thing: ({ path: item }) => item,
	shape: nothing,
	items: (_reply, read) => [{ id: itemIdOf(read), progressSet: true, progress: read.text('progress') }],
});
