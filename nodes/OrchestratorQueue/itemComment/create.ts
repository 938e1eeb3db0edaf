import { single } from '../../shared/operation';
import { exactInteger } from '../../shared/wire/exactInteger';
import { path } from '../../shared/wire/path';
import { columnsOf } from '../columns';
import { folder, folderHeaders } from '../fields';
import { itemId, itemIdOf } from '../queueItem/fields';
import { comment } from './comment';
import { commentText, commentTextOf } from './fields';

/** POST `QueueItemComments` (UiPath API catalogue, Orchestrator queues: History). Sent twice, it makes two comments. */
export const create = single({
	value: 'create',
	name: 'Create',
	action: 'Create a comment on a queue item',
	description: 'Write a comment on a queue item',
	effect: 'adds',
	fields: [folder, itemId, commentText],
	request: (read) => ({
		method: 'POST',
		path: path`/odata/QueueItemComments`,
		headers: folderHeaders(read),
		body: { Text: commentTextOf(read), QueueItemId: exactInteger(itemIdOf(read)) },
	}),
	shape: comment,
	items: (created) => [columnsOf(created)],
});
