import { attempted } from '../../shared/attempted';
import { composed } from '../../shared/operation';
import { okEnvelope } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import { streamAddress, streamFields } from '../fields';

const deleted = okEnvelope({});

/**
 * DELETE `…/streams/<stream>` (UiPath API catalogue, Streams). Where an earlier attempt of ours may have been applied, that the
 * stream is not there is what was wanted.
 */
const deleteStream = composed({
	value: 'delete',
	name: 'Delete',
	action: 'Delete a stream (cannot be undone)',
	description: 'Delete a stream and its position for good. This cannot be undone; the comments themselves stay.',
	effect: 'settles',
	fields: [...streamFields],
	parameters: streamAddress,
	run: async (api, { project, dataset, stream }) => {
		const at = path`/api/v1/datasets/${project}/${dataset}/streams/${stream}`;
		const attempt = await attempted(api.send('settles', { method: 'DELETE', path: at }, deleted));
		const gone = 'value' in attempt || (attempt.failure.doubtful && attempt.failure.status === 404);
		if (!gone) throw attempt.failure;
		return [{ json: { deleted: true, stream } }];
	},
});

export { deleteStream as delete };
