import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { composed } from '../../shared/operation';
import { InputError } from '../../shared/wire/input';
import { array, either, object, okEnvelope, text } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import { chunksOfIds, sourceAddress, sourceFields } from '../fields';

const threadIds: INodeProperties = {
	displayName: 'Thread IDs',
	name: 'threadIds',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '={{ $json.threadId }}',
	required: true,
	placeholder: 'e.g. 185521538102',
	hint: 'One per line, or an expression; comments name their thread in threadId',
	description: 'The IDs of the threads, one per line, or an expression that gives a list of them',
};

/** The documentation calls the list `messages`, the service's own description `comments`. */
const thread = either(
	object({ thread_id: text, messages: array(text) }),
	object({ thread_id: text, comments: array(text) }),
);

const threads = okEnvelope({ threads: array(thread) });

/** GET `…/threads?id=` (UiPath API catalogue, Comments in a source: Threads). A thread that does not exist is empty. */
export const getMany = composed({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many threads',
	description: 'List which comments belong to threads, oldest first. A thread that does not exist has none.',
	effect: 'reads',
	fields: [...sourceFields, threadIds],
	parameters: (read) => {
		const ids = read.lines('threadIds');
		if (ids.length === 0) {
			throw new InputError(`"${threadIds.displayName}" is empty. Enter an ID, or check the expression that should give it.`);
		}
		return { address: sourceAddress(read), ids };
	},
	run: async (api, { address: { project, source }, ids }) => {
		const found: IDataObject[] = [];
		for (const id of chunksOfIds(ids)) {
			const request = { method: 'GET', path: path`/api/v1/sources/${project}/${source}/threads`, query: { id } } as const;
			const reply = await api.send('reads', request, threads);
			for (const one of reply.threads) found.push(columns(one.thread_id, 'messages' in one ? one.messages : one.comments));
		}
		return found.map((json) => ({ json }));
	},
});

/** A uid is the source's id, a dot, and the comment's. */
function columns(threadId: string, uids: readonly string[]): IDataObject {
	const commentIds = uids.map((uid) => uid.slice(uid.indexOf('.') + 1));
	return { threadId, count: uids.length, commentIds, uids: [...uids] };
}
