import type { INodeProperties } from 'n8n-workflow';

import { asError } from '../../shared/asError';
import type { Api } from '../../shared/client/api';
import { inParallel } from '../../shared/inParallel';
import { composedForAll } from '../../shared/operation';
import type { Entry, Outcome } from '../../shared/operation';
import type { Read } from '../../shared/read';
import { InputError } from '../../shared/wire/input';
import { checkedCommentId, chunksOfIds, sourceAddress, sourceFields } from '../fields';
import type { SourceAddress } from '../fields';
import { bySource } from './bySource';
import { deleteIds } from './deleteIds';

const commentIds: INodeProperties = {
	displayName: 'Comment IDs',
	name: 'commentIds',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '={{ $json.commentId }}',
	required: true,
	placeholder: 'e.g. 0123456789abcdef',
	description: 'The IDs of the comments to delete, one per line, or an expression that gives a list of them',
	hint: 'The IDs of all input items are sent together, 32 in a request',
};

/** Side by side; a deletion is quick, so more would not help. */
const PARALLEL = 3;

interface Deletion extends SourceAddress {
	readonly ids: readonly string[];
}

/** DELETE `…/comments?id=` (UiPath API catalogue, Comments in a source), 32 ids a request, for all input items together. */
const deleteComments = composedForAll<Deletion>({
	value: 'delete',
	name: 'Delete',
	action: 'Delete comments (cannot be undone)',
	description:
		'Delete one or many comments with all their data, labels included. This cannot be undone. Deleting one that is gone already does no harm.',
	effect: 'settles',
	fields: [...sourceFields, commentIds],
	parameters: (read) => ({ ...sourceAddress(read), ids: idsOf(read) }),
	run: async (api, entries) => {
		const outcomes: Outcome[] = [];
		for (const [address, group] of bySource(entries)) {
			for (const outcome of await deleted(api, address, group)) outcomes.push(outcome);
		}
		return outcomes;
	},
});

export { deleteComments as delete };

function idsOf(read: Read): readonly string[] {
	const ids = read.lines('commentIds').map((id) => checkedCommentId(id, commentIds.displayName));
	if (ids.length > 0) return ids;
	throw new InputError(`"${commentIds.displayName}" is empty. Enter an ID, or check the expression that should give it.`);
}

async function deleted(api: Api, address: SourceAddress, group: ReadonlyArray<Entry<Deletion>>): Promise<Outcome[]> {
	const failures = new Map<string, Error>();
	const chunks = chunksOfIds(new Set(group.flatMap(({ parameters }) => parameters.ids)));
	await inParallel(chunks, PARALLEL, async (ids) => {
		try {
			for (const [id, error] of await deleteIds(api, address, ids)) failures.set(id, error);
		} catch (error) {
			api.signal?.throwIfAborted();
			for (const id of ids) failures.set(id, asError(error));
		}
	});
	return group.map((entry) => outcomeOf(entry, failures));
}

function outcomeOf({ item, parameters: { ids } }: Entry<Deletion>, failures: ReadonlyMap<string, Error>): Outcome {
	const failed = ids.filter((id) => failures.has(id));
	const error = failed[0] === undefined ? undefined : failures.get(failed[0]);
	if (error === undefined) return { item, items: ids.map((commentId) => ({ json: { deleted: true, commentId } })) };
	return { item, error, details: { deleted: false, notDeleted: failed } };
}
