import { single } from '../../shared/operation';
import { InputError } from '../../shared/wire/input';
import { path } from '../../shared/wire/path';
import { streamAddress, streamFields } from '../fields';
import { definitionOf } from './definition';
import { definitionFields } from './definitionFields';
import { oneStream, streamColumns } from './shape';

/** POST `…/streams/<stream>` (UiPath API catalogue, Streams): all fields are optional, what is not sent stays. */
export const update = single({
	value: 'update',
	name: 'Update',
	action: 'Update a stream',
	description: 'Change the title, description, comment filter or model of a stream; what is not set stays as it is',
	effect: 'settles',
	fields: [...streamFields, ...definitionFields],
	request: (read) => {
		const { project, dataset, stream } = streamAddress(read);
		const definition = definitionOf(read);
		if (Object.keys(definition).length === 0) {
			throw new InputError('There is nothing to update: set a title, a description, a filter or a model.');
		}
		return {
			method: 'POST',
			path: path`/api/v1/datasets/${project}/${dataset}/streams/${stream}`,
			body: { stream: definition },
		};
	},
	thing: ({ path: stream }) => stream,
	shape: oneStream,
	items: (reply) => [streamColumns(reply.stream)],
});
