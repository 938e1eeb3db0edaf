import type { INodeProperties } from 'n8n-workflow';

import { single } from '../../shared/operation';
import { okEnvelope, optional, text } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import { streamAddress, streamFields } from '../fields';

const sequenceId: INodeProperties = {
	displayName: 'Sequence ID',
	name: 'sequenceId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. {{ $json.batchSequenceId }}',
	hint: 'Input items one after another with the same ID are advanced by one request',
	description:
		'Where to advance to: the batchSequenceId of a result for the whole batch, or its sequenceId for this comment and everything before it',
};

const advanced = okEnvelope({ sequence_id: optional(text) });

/** POST `…/advance` (UiPath documentation, "Advance a stream"). Repeating it changes nothing. */
export const advance = single({
	value: 'advance',
	name: 'Advance',
	action: 'Advance a stream',
	description: 'Mark everything up to and including a sequence ID as consumed, so that it does not come again',
	effect: 'settles',
	fields: [...streamFields, sequenceId],
	request: (read) => {
		const { project, dataset, stream } = streamAddress(read);
		return {
			method: 'POST',
			path: path`/api/v1/datasets/${project}/${dataset}/streams/${stream}/advance`,
			body: { sequence_id: read.text('sequenceId') },
		};
	},
	thing: ({ path: stream }) => stream,
	shape: advanced,
	items: (reply, read) => [{ advanced: true, sequenceId: reply.sequence_id ?? read.text('sequenceId') }],
});
