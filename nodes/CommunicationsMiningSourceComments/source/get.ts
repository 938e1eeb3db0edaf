import { single } from '../../shared/operation';
import { path } from '../../shared/wire/path';
import { sourceAddress, sourceFields } from '../fields';
import { oneSource, sourceColumns } from './shape';

/** GET `/api/v1/sources/<project>/<source>` (UiPath API catalogue, Neighbour endpoints). */
export const get = single({
	value: 'get',
	name: 'Get',
	action: 'Get a source',
	description: 'Look up a source: its ID, its language and how its emails are transformed',
	effect: 'reads',
	fields: [...sourceFields],
	request: (read) => {
		const address = sourceAddress(read);
		return { method: 'GET', path: path`/api/v1/sources/${address.project}/${address.source}` };
	},
	shape: oneSource,
	items: (reply) => [sourceColumns(reply.source)],
});
