import type { INodeProperties } from 'n8n-workflow';

import { single } from '../../shared/operation';
import { okEnvelope } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import { streamAddress, streamFields } from '../fields';
import { uid, uidOf } from './fields';

const type: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'string',
	required: true,
	default: 'No Prediction',
	placeholder: 'e.g. Wrong Prediction',
	description: 'Why the comment is an exception, as people will see it in Communications Mining',
};

const tagged = okEnvelope({});

/** PUT `…/exceptions` (UiPath API catalogue, Streams: Advance, reset, exceptions). The position does not move. */
export const tag = single({
	value: 'tag',
	name: 'Tag',
	action: 'Tag a comment as an exception of a stream',
	description: 'Mark a comment that the automation could not handle, so that people can find it and train on it',
	effect: 'settles',
	fields: [...streamFields, uid, type],
	request: (read) => {
		const { project, dataset, stream } = streamAddress(read);
		return {
			method: 'PUT',
			path: path`/api/v1/datasets/${project}/${dataset}/streams/${stream}/exceptions`,
			body: { exceptions: [{ uid: uidOf(read), metadata: { type: read.text('type') } }] },
		};
	},
	thing: ({ path: stream }, read) => `${stream} ${uidOf(read)}`,
	shape: tagged,
	items: (_reply, read) => [{ tagged: true, uid: uidOf(read), type: read.text('type') }],
});
