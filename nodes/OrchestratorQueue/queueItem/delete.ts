import { attempted } from '../../shared/attempted';
import type { Api } from '../../shared/client/api';
import { composed } from '../../shared/operation';
import type { HeaderValues } from '../../shared/wire/headers';
import { nothing } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import { folder, folderHeaders } from '../fields';
import { itemId, itemIdOf } from './fields';
import { queueItem } from './queueItem';

/** DELETE `QueueItems(id)` (UiPath API catalogue, Delete). */
const deleteItem = composed({
	value: 'delete',
	name: 'Delete',
	action: 'Delete a queue item (cannot be undone)',
	description: 'Delete one queue item. This cannot be undone: the item gets the status Deleted and disappears later.',
	effect: 'settles',
	fields: [folder, itemId],
	parameters: (read) => ({ id: itemIdOf(read), headers: folderHeaders(read) }),
	run: async (api, { id, headers }) => {
		await deleted(api, id, headers);
		return [{ json: { deleted: true, id } }];
	},
});

/**
 * A deleted item stays readable for a while and cannot be deleted again, so where an earlier attempt of ours may have been
 * applied, the item itself tells.
 */
async function deleted(api: Api, id: string, headers: HeaderValues): Promise<void> {
	const at = path`/odata/QueueItems(${id})`;
	const attempt = await attempted(api.send('settles', { method: 'DELETE', path: at, headers }, nothing));
	if ('value' in attempt) return;
	const { failure } = attempt;
	if (!failure.doubtful || failure.outcome !== 'refused') throw failure;
	const now = await attempted(api.send('reads', { method: 'GET', path: at, headers }, queueItem));
	const isGone = 'value' in now ? now.value.Status === 'Deleted' : now.failure.status === 404;
	if (!isGone) throw failure;
}

export { deleteItem as delete };
