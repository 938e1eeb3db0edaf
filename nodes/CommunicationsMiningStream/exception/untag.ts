import { single } from '../../shared/operation';
import { okEnvelope } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import { streamAddress, streamFields } from '../fields';
import { uid, uidOf } from './fields';

const untagged = okEnvelope({});

/** DELETE `…/exceptions?uid=` (UiPath API catalogue, Streams: Advance, reset, exceptions). */
export const untag = single({
	value: 'untag',
	name: 'Untag',
	action: 'Untag a comment as an exception of a stream',
	description: 'Take the exception mark of a comment away',
	effect: 'settles',
	fields: [...streamFields, uid],
	request: (read) => {
		const { project, dataset, stream } = streamAddress(read);
		return {
			method: 'DELETE',
			path: path`/api/v1/datasets/${project}/${dataset}/streams/${stream}/exceptions`,
			query: { uid: [uidOf(read)] },
		};
	},
	shape: untagged,
	items: (_reply, read) => [{ untagged: true, uid: uidOf(read) }],
});
