/** Comments of a source: sync, get, delete, private add (UiPath API catalogue, Comments in a source). */
import type { Answer, Call } from '../route';
import { commentAnswer, contextOf } from './commentAnswer';
import { checkComments } from './commentSchema';
import { Refused, ok } from './errors';
import { flag, found, sourceOf } from './find';
import { commentId } from './patterns';
import type { Context, Operation } from './routing';
import { changeOf, contentOf, syncAnswer, write } from './write';

const path = '/api/v1/sources/{project}/{source}';

export const commentOperations: readonly Operation[] = [
	{ name: `POST ${path}/sync`, handle: sync },
	{ name: `DELETE ${path}/comments`, query: ['id', 'ids'], handle: remove },
	{ name: `GET ${path}/comments/{commentId}`, query: ['include_markup'], handle: get },
	{ name: 'PUT /api/_private/sources/{project}/{source}/comments', handle: add },
];

function sync(call: Call, context: Context): Answer {
	const source = sourceOf(call, context.state);
	const { comments } = checkComments(call.body);
	return syncAnswer(write(source, comments, call.now, context), context);
}

function get(call: Call, { state }: Context): Answer {
	const { comments } = sourceOf(call, state);
	const id = checkId(call.parameters['commentId'] ?? '');
	return ok({ comment: commentAnswer(found(comments.get(id)), flag(call, 'include_markup')) });
}

function remove(call: Call, { state, settings }: Context): Answer {
	const { comments } = sourceOf(call, state);
	const lists = call.query.getAll('ids').flatMap((ids) => ids.split(','));
	const ids = [...call.query.getAll('id'), ...lists].map(checkId);
	if (ids.length === 0 || ids.length > 128) throw new Refused(400, 'from 1 to 128 ids are required');
	if (settings.unknownDelete === '404' && !ids.every((id) => comments.has(id))) throw new Refused(404);
	for (const id of ids) {
		const comment = comments.get(id);
		if (comment) state.delete(comment);
	}
	return ok();
}

/** Adds only: what is there and differs is refused with 409 unless the upload holds its latest `context`. */
function add(call: Call, context: Context): Answer {
	const source = sourceOf(call, context.state);
	const { comments } = checkComments(call.body);
	for (const uploaded of comments) {
		const present = source.comments.get(uploaded.id);
		if (!present || uploaded.context === contextOf(present)) continue;
		if (changeOf(present, contentOf(source, uploaded, context)) !== 'unchanged') throw new Refused(409);
	}
	write(source, comments, call.now, context);
	return ok();
}

function checkId(id: string): string {
	if (!commentId.test(id)) throw new Refused(400, 'not an id of a comment');
	return id;
}
