import { single } from '../../shared/operation';
import { okEnvelope } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import { streamAddress, streamFields } from '../fields';

const deleted = okEnvelope({});

/** DELETE `…/streams/<stream>` (UiPath API catalogue, Streams). */
const deleteStream = single({
	value: 'delete',
	name: 'Delete',
	action: 'Delete a stream',
	description: 'Delete a stream and its position for good. This cannot be undone; the comments themselves stay.',
	effect: 'settles',
	fields: [...streamFields],
	request: (read) => {
		const { project, dataset, stream } = streamAddress(read);
		return { method: 'DELETE', path: path`/api/v1/datasets/${project}/${dataset}/streams/${stream}` };
	},
	shape: deleted,
	items: (_reply, read) => [{ deleted: true, stream: streamAddress(read).stream }],
});

export { deleteStream as delete };
