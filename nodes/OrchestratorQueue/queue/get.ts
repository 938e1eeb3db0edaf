import { composed } from '../../shared/operation';
import { columnsOf } from '../columns';
import { folder, folderHeaders, queue, queueChoice } from '../fields';
import { queueOf } from '../queue';

/** GET `QueueDefinitions(id)`, or the list filtered by name (UiPath API catalogue, Orchestrator queues: Queue definitions). */
export const get = composed({
	value: 'get',
	name: 'Get',
	action: 'Get a queue',
	description: 'Get the settings of a queue',
	effect: 'reads',
	fields: [folder, queue],
	parameters: (read) => ({ headers: folderHeaders(read), choice: queueChoice(read) }),
	run: async (api, { headers, choice }) => [{ json: columnsOf(await queueOf(api, headers, choice)) }],
});
