/** Content of attachments: uploaded by place, linked by hash, downloaded by reference (UiPath API catalogue, Comments). */
import { createHash } from 'node:crypto';
import type { Answer, Call } from '../route';
import { Refused, ok } from './errors';
import { found } from './find';
import { filePart } from './multipart';
import type { Attachment } from './objects';
import { commentId } from './patterns';
import type { Context, Operation } from './routing';
import type { State } from './state';

export const attachmentOperations: readonly Operation[] = [
	{ name: 'PUT /api/_private/sources/id:{sourceId}/comments/{commentId}/attachments/{index}', handle: upload },
	{ name: 'GET /api/v1/attachments/{reference}', handle: download },
];

/**
 * The attachments of a comment as they are kept: one whose content has been uploaded for its place gets a reference.
 * The same upload always leads to the same reference.
 */
export function linkAttachments(uid: string, attachments: readonly Attachment[], state: State): readonly Attachment[] {
	return attachments.map((attachment, index) => {
		const { content_hash: hash } = attachment;
		const content = hash === undefined ? undefined : state.uploads.get(placeOf(uid, index, hash));
		if (!content) return attachment;
		const reference = referenceOf(uid, index);
		const { name, content_type: contentType } = attachment;
		state.downloads.set(reference, { name, contentType, content: () => content });
		return { ...attachment, attachment_reference: reference };
	});
}

/** The reference under which the attachment at this place of a comment can be downloaded. */
export function referenceOf(uid: string, index: number): string {
	return createHash('sha256').update(`${uid}/${index}`).digest('base64url');
}

function placeOf(uid: string, index: number, hash: string): string {
	return `${uid}/${index}/${hash}`;
}

function upload(call: Call, { state }: Context): Answer {
	const { sourceId = '', commentId: id = '', index = '' } = call.parameters;
	const source = found(state.sources.find((each) => each.id === sourceId));
	if (!commentId.test(id) || !/^\d{1,3}$/.test(index)) throw new Refused(400, 'not a place of an attachment');
	const content = filePart(call.rawBody, call.headers['content-type'] ?? '');
	if (!content) throw new Refused(400, 'a multipart form with a file is required');
	const hash = createHash('sha256').update(content).digest('hex');
	state.uploads.set(placeOf(`${source.id}.${id}`, Number(index), hash), content);
	return ok({ content_hash: hash });
}

function download(call: Call, { state }: Context): Answer {
	const { name, contentType, content } = found(state.downloads.get(call.parameters['reference'] ?? ''));
	const raw = content();
	return {
		status: 200,
		headers: {
			'content-type': contentType,
			'content-length': String(raw.length),
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
		},
		raw,
	};
}
