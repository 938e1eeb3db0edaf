import type { INodeProperties } from 'n8n-workflow';

import { nameOf } from '../../shared/communicationsMining/fields';
import { single } from '../../shared/operation';
import { InputError, quoted } from '../../shared/wire/input';
import { path } from '../../shared/wire/path';
import { datasetFields } from '../fields';
import { definitionOf } from './definition';
import { definitionFields } from './definitionFields';
import { oneStream, streamColumns } from './shape';

const name: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. disputes',
	description: 'The API name of the new stream: letters, digits, "-" and "_"',
};

/** PUT `…/streams` (UiPath API catalogue, Streams). A second copy of the same name is refused or the same stream. */
export const create = single({
	value: 'create',
	name: 'Create',
	action: 'Create a stream',
	description: 'Create a stream over a dataset, with a comment filter and a model version with label thresholds',
	effect: 'adds',
	fields: [...datasetFields, name, ...definitionFields],
	request: (read) => {
		const written = read.text('name');
		if (!/^[A-Za-z0-9\-_]{1,256}$/.test(written)) {
			throw new InputError(`${quoted(written)} cannot be a stream's name: use letters, digits, "-" and "_" only.`);
		}
		const project = nameOf(read, 'project');
		const dataset = nameOf(read, 'dataset');
		return {
			method: 'PUT',
			path: path`/api/v1/datasets/${project}/${dataset}/streams`,
			body: { stream: { name: written, ...definitionOf(read) } },
		};
	},
	shape: oneStream,
	items: (reply) => [streamColumns(reply.stream)],
});
