/** Threads of a source (UiPath API catalogue, Threads). */
import type { Answer, Call } from '../route';
import { Refused, ok } from './errors';
import { sourceOf } from './find';
import type { Context, Operation } from './routing';
import { viewsOf, visible } from './sourceViews';
import type { StoredComment } from './state';

export const threadOperations: readonly Operation[] = [
	{ name: 'GET /api/v1/sources/{project}/{source}/threads', query: ['id'], handle: threads },
];

/** The uids of each thread, oldest first; a thread that does not exist is empty. */
function threads(call: Call, { state, settings }: Context): Answer {
	const { byThread } = viewsOf(sourceOf(call, state));
	const ids = call.query.getAll('id');
	if (ids.length === 0) throw new Refused(400, 'id is required');
	return ok({
		threads: ids.map((id) => {
			const members = (byThread.get(id) ?? []).filter((comment) => visible(comment, call.now, settings.readLagMs));
			return { thread_id: id, [settings.threadsKey]: members.map(({ uid }) => uid) };
		}),
	});
}

/** The properties of the thread a comment stands in; durations in seconds. Empty for a comment without a thread. */
export function threadProperties(comment: StoredComment): object {
	const { thread_id: thread } = comment.content;
	const members = thread === undefined ? [] : (viewsOf(comment.source).byThread.get(thread) ?? []);
	const [first, second] = members;
	const last = members.at(-1);
	if (!first || !last) return {};
	const people = members.flatMap(({ content }) => content.messages.flatMap(({ from, to = [] }) => [from, ...to]));
	return {
		duration: (last.timestamp - first.timestamp) / 1_000_000,
		response_time: second ? (second.timestamp - first.timestamp) / 1_000_000 : null,
		num_messages: members.length,
		num_participants: new Set(people.filter((person) => person !== undefined)).size,
		first_sender: first.content.messages[0]?.from ?? null,
		thread_position: members.indexOf(comment) + 1,
	};
}
