import { composed } from '../../shared/operation';
import { path } from '../../shared/wire/path';
import { deleted } from '../deleted';
import { folder, folderHeaders } from '../fields';
import { itemId, itemIdOf } from './fields';

/** DELETE `QueueItems(id)` (UiPath API catalogue, Delete). */
const deleteItem = composed({
	value: 'delete',
	name: 'Delete',
	action: 'Delete a queue item',
	description: 'Delete one queue item. This cannot be undone: the item gets the status Deleted and disappears later.',
	effect: 'settles',
	fields: [folder, itemId],
	parameters: (read) => ({ id: itemIdOf(read), headers: folderHeaders(read) }),
	run: async (api, { id, headers }) => {
		await deleted(api, path`/odata/QueueItems(${id})`, headers);
		return [{ json: { deleted: true, id } }];
	},
});

export { deleteItem as delete };
