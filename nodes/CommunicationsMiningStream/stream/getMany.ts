import { nameOf } from '../../shared/communicationsMining/fields';
import { paged } from '../../shared/operation';
import { array, okEnvelope } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import { datasetFields } from '../fields';
import { stream, streamColumns } from './shape';

const streams = okEnvelope({ streams: array(stream) });

/** GET `…/streams` (UiPath API catalogue, Streams): the service answers with all of them at once. */
export const getMany = paged({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many streams',
	description: 'List the streams of a dataset',
	effect: 'reads',
	fields: [...datasetFields],
	parameters: (read) => ({ project: nameOf(read, 'project'), dataset: nameOf(read, 'dataset') }),
	pages: async function* (api, { project, dataset }) {
		const request = { method: 'GET', path: path`/api/v1/datasets/${project}/${dataset}/streams` } as const;
		const reply = await api.send('reads', request, streams);
		yield reply.streams.map(streamColumns);
	},
});
