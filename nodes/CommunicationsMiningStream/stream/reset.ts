import type { INodeProperties } from 'n8n-workflow';

import { single } from '../../shared/operation';
import { InputError } from '../../shared/wire/input';
import { okEnvelope, optional, text } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import { streamAddress, streamFields } from '../fields';

const notice: INodeProperties = {
	displayName:
		'Reset moves the stream for everyone who reads it. Going back puts every comment since that moment out again; going forward skips what was not consumed yet. UiPath means it for going live, not for routine.',
	name: 'resetNotice',
	type: 'notice',
	default: '',
};

const resetTo: INodeProperties = {
	displayName: 'To Comments Uploaded At',
	name: 'resetTo',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 2026-01-31T09:30:00Z',
	description:
		'The next comment will be the first one uploaded at or after this moment. It must name its time zone: end it with Z or an offset such as +01:00.',
};

const confirm: INodeProperties = {
	displayName: 'I Know That This Moves the Stream for Everyone',
	name: 'confirm',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	description: 'Whether the reset may be done. It cannot be set by an expression, nor by an AI agent.',
};

const moved = okEnvelope({ sequence_id: optional(text) });

/** POST `…/reset` (UiPath API catalogue, Streams: Advance, reset, exceptions): by upload time, not by the comment's own. */
export const reset = single({
	value: 'reset',
	name: 'Reset',
	action: 'Reset a stream to a date for everyone who reads it (moves its position)',
	description: 'Move a stream to the first comment uploaded at or after a moment, for everyone who reads it',
	effect: 'settles',
	fields: [...streamFields, notice, resetTo, confirm],
	request: (read) => {
		if (!read.flag('confirm')) {
			throw new InputError(`The stream was not reset: turn on "${confirm.displayName}" to do it.`);
		}
		const { project, dataset, stream } = streamAddress(read);
		return {
			method: 'POST',
			path: path`/api/v1/datasets/${project}/${dataset}/streams/${stream}/reset`,
			body: { to_comment_created_at: read.zonedMoment('resetTo') },
		};
	},
	thing: ({ path: stream }) => stream,
	shape: moved,
	items: (reply, read) => [
		{ reset: true, to: read.zonedMoment('resetTo'), sequenceId: reply.sequence_id ?? null },
	],
});
