import { composed } from '../../shared/operation';
import { path } from '../../shared/wire/path';
import { deleted } from '../deleted';
import { folder, folderHeaders } from '../fields';
import { commentId, commentIdOf } from './fields';

/** DELETE `QueueItemComments(id)` (UiPath API catalogue, Orchestrator queues: Endpoints). */
const deleteComment = composed({
	value: 'delete',
	name: 'Delete',
	action: 'Delete a comment on a queue item (cannot be undone)',
	description: 'Delete a comment. This cannot be undone.',
	effect: 'settles',
	fields: [folder, commentId],
	parameters: (read) => ({ id: commentIdOf(read), headers: folderHeaders(read) }),
	run: async (api, { id, headers }) => {
		await deleted(api, path`/odata/QueueItemComments(${id})`, headers);
		return [{ json: { deleted: true, id } }];
	},
});

export { deleteComment as delete };
