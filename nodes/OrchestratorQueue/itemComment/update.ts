import { inTurn } from '../../shared/inTurn';
import { composed } from '../../shared/operation';
import { exactInteger } from '../../shared/wire/exactInteger';
import { nothing } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import { columnsOf } from '../columns';
import { folder, folderHeaders } from '../fields';
import { comment } from './comment';
import { commentId, commentIdOf, commentText, commentTextOf } from './fields';

/** PUT `QueueItemComments(id)`: replaces the whole comment, so it is read first and only its text is changed. */
export const update = composed({
	value: 'update',
	name: 'Update',
	action: 'Update a comment on a queue item',
	description: 'Replace the text of a comment. UiPath lets only its author do that.',
	effect: 'settles',
	fields: [folder, commentId, commentText],
	parameters: (read) => ({ id: commentIdOf(read), text: commentTextOf(read), headers: folderHeaders(read) }),
	run: async (api, { id, text, headers }) => {
		const at = path`/odata/QueueItemComments(${id})`;
		return await inTurn(api, at, async () => {
			const before = await api.send('reads', { method: 'GET', path: at, headers }, comment);
			const { QueueItemId: itemId } = before;
			const owner = itemId === undefined || itemId === null ? {} : { QueueItemId: exactInteger(String(itemId)) };
			const body = { Id: exactInteger(id), Text: text, ...owner };
			await api.send('settles', { method: 'PUT', path: at, headers, body }, nothing);
			return [{ json: { ...columnsOf(before), text } }];
		});
	},
});
