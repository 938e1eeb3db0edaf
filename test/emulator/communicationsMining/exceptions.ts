/** Tagging comments that a consumer could not handle (UiPath API catalogue, Advance, reset, exceptions). */
import type { Answer, Call } from '../route';
import { Refused, ok } from './errors';
import { streamOf } from './find';
import { commentUid } from './patterns';
import type { Context, Operation } from './routing';
import type { DatasetState } from './state';
import { checkExceptions, type Word } from './streamSchema';

/** Tag and untag; neither moves the stream. */
export function exceptionOperations(word: Word): Operation[] {
	const path = `/api/v1/datasets/{project}/{dataset}/${word}s/{stream}/exceptions` as const;
	return [
		{ name: `PUT ${path}`, handle: tag },
		{ name: `DELETE ${path}`, query: ['uid'], handle: untag },
	];
}

function tag(call: Call, { state }: Context): Answer {
	const { dataset, exceptions } = streamOf(call, state);
	const { exceptions: tagged } = checkExceptions(call.body);
	if (!tagged.every(({ uid }) => has(dataset, uid))) throw new Refused(404, 'no such comment');
	for (const { uid, metadata } of tagged) exceptions.set(uid, metadata.type);
	return ok();
}

function has(dataset: DatasetState, uid: string): boolean {
	const source = dataset.sources.find(({ id }) => uid.startsWith(`${id}.`));
	return source?.comments.has(uid.slice(source.id.length + 1)) ?? false;
}

function untag(call: Call, { state }: Context): Answer {
	const { exceptions } = streamOf(call, state);
	const uids = call.query.getAll('uid');
	if (uids.length === 0 || !uids.every((uid) => commentUid.test(uid))) throw new Refused(400, 'uid is required');
	for (const uid of uids) exceptions.delete(uid);
	return ok();
}
