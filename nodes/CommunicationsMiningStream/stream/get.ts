import { single } from '../../shared/operation';
import { path } from '../../shared/wire/path';
import { streamAddress, streamFields } from '../fields';
import { oneStream, streamColumns } from './shape';

/** GET `…/streams/<stream>` (UiPath API catalogue, Streams). */
export const get = single({
	value: 'get',
	name: 'Get',
	action: 'Get a stream',
	description: 'Look up a stream: its filter, its model version and its label thresholds',
	effect: 'reads',
	fields: [...streamFields],
	request: (read) => {
		const { project, dataset, stream } = streamAddress(read);
		return { method: 'GET', path: path`/api/v1/datasets/${project}/${dataset}/streams/${stream}` };
	},
	shape: oneStream,
	items: (reply) => [streamColumns(reply.stream)],
});
