import { composed } from '../../shared/operation';
import { folder, folderHeaders } from '../fields';
import { edited } from './edit';
import { itemId, itemIdOf } from './fields';

/** PUT `QueueItems(id)` with empty content (UiPath API catalogue, Edit), which UiPath also takes for items that are done. */
export const clearContent = composed({
	value: 'clearContent',
	name: 'Clear Specific Content',
	action: 'Clear the specific content of a queue item (cannot be undone)',
	description: 'Erase the data of a queue item, e.g. personal data of an item that is done. This cannot be undone.',
	effect: 'settles',
	fields: [folder, itemId],
	parameters: (read) => ({
		id: itemIdOf(read),
		headers: folderHeaders(read),
		set: {},
		content: { values: {}, replace: true },
	}),
	run: async (api, edit) => [{ json: await edited(api, edit) }],
});
