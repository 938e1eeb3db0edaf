import { composed } from '../../shared/operation';
import { path } from '../../shared/wire/path';
import { deleted } from '../deleted';
import { folder, folderHeaders, queue, queueChoice } from '../fields';
import { queueOf } from '../queue';

/** DELETE `QueueDefinitions(id)` (UiPath API catalogue, Orchestrator queues: Delete). */
const deleteQueue = composed({
	value: 'delete',
	name: 'Delete',
	action: 'Delete a queue (cannot be undone)',
	description: 'Delete a queue together with all of its items, in every folder it is linked into. This cannot be undone.',
	effect: 'settles',
	fields: [folder, queue],
	parameters: (read) => ({ headers: folderHeaders(read), choice: queueChoice(read) }),
	run: async (api, { headers, choice }) => {
		const { Id, Name } = await queueOf(api, headers, choice);
		await deleted(api, path`/odata/QueueDefinitions(${Id})`, headers);
		return [{ json: { deleted: true, id: Id, name: Name } }];
	},
});

export { deleteQueue as delete };
