import type { INodeProperties } from 'n8n-workflow';

import type { Api } from '../../shared/client/api';
import type { Comment } from '../../shared/communicationsMining/comment';
import { inTurn } from '../../shared/inTurn';
import { composed } from '../../shared/operation';
import type { Host, Item } from '../../shared/operation';
import { InputError } from '../../shared/wire/input';
import { anyObject, okEnvelope, ownObject, text } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import { ReplyError } from '../../shared/wire/reply';
import type { Json } from '../../shared/wire/request';
import { StreamBody } from '../../shared/wire/request';
import { commentId, commentIdOf } from '../comment/commentId';
import { oneComment } from '../comment/output';
import type { SourceAddress } from '../fields';
import { inputFile, sourceAddress, sourceFields } from '../fields';
import { oneSource } from '../source/shape';
import { multipartFile } from './multipart';

const MOST_ATTACHMENTS = 128;

const notice: INodeProperties = {
	displayName:
		"This uses a private route of UiPath's, as its own command line tool does. The comment is then written again with the file's hash; that is free, since its text stays the same.",
	name: 'uploadNotice',
	type: 'notice',
	default: '',
};

const binaryProperty = inputFile('The name of the input binary field that holds the file');

const position: INodeProperties = {
	displayName: 'Position',
	name: 'position',
	type: 'number',
	typeOptions: { minValue: 0, maxValue: MOST_ATTACHMENTS - 1 },
	default: 0,
	description: 'Which attachment of the comment to replace, counted from 0. Without it the file is added at the end.',
};

const uploaded = okEnvelope({ content_hash: text });
const written = okEnvelope({});

/**
 * PUT `…/attachments/<index>`, then the comment again with `content_hash` (UiPath API catalogue, Comments in a source:
 * Upload attachment). Doing it twice at the same position ends in the same state.
 */
export const upload = composed({
	value: 'upload',
	name: 'Upload',
	action: 'Upload an attachment',
	description: 'Add a file to a comment, or replace one of its attachments',
	effect: 'settles',
	fields: [notice, ...sourceFields, commentId, binaryProperty],
	options: [position],
	parameters: (read) => ({
		address: sourceAddress(read),
		id: commentIdOf(read),
		item: read.item,
		property: read.text('binaryPropertyName'),
		position: read.options.optionalInteger('position', { least: 0, most: MOST_ATTACHMENTS - 1 }),
	}),
	// Where the next file goes depends on those that other input items add to the same comment.
	run: async (api, wanted, host) =>
		await inTurn(api, JSON.stringify([wanted.address, wanted.id]), async () => await uploadedTo(api, wanted, host)),
});

interface Wanted {
	readonly address: SourceAddress;
	readonly id: string;
	readonly item: number;
	readonly property: string;
	readonly position: number | undefined;
}

async function uploadedTo(api: Api, wanted: Wanted, host: Host): Promise<readonly Item[]> {
	const { address, id, item, property, position: chosen } = wanted;
	const comment = await commentOf(api, address, id);
	const index = placeOf(comment, chosen);
	const sourceId = await sourceIdOf(api, address);
	const open = async () => await host.open(item, property);
	const { fileName, mimeType } = await open().then(({ stream, ...about }) => (stream.destroy(), about));
	const file = multipartFile(open, fileName, mimeType);
	const body = new StreamBody(file.contentType, file.bytes);
	const at = path`/api/_private/sources/id:${sourceId}/comments/${id}/attachments/${index}`;
	const reply = await api.send('settles', { method: 'PUT', path: at, body, timeoutMs: 240_000 }, uploaded);
	if (reply.content_hash !== file.sent.hash) {
		throw new ReplyError('the file did not arrive as it was sent: its hash is another one');
	}
	const attachment = {
		name: fileName.slice(0, 256),
		size: file.sent.bytes,
		content_type: mimeType.slice(0, 256),
		content_hash: reply.content_hash,
	};
	await rewrite(api, address, comment, index, attachment);
	const { hash, bytes } = file.sent;
	return [{ json: { uploaded: true, commentId: id, position: index, fileName, contentHash: hash, bytes } }];
}

async function commentOf(api: Api, { project, source }: SourceAddress, id: string): Promise<Comment> {
	const request = { method: 'GET', path: path`/api/v1/sources/${project}/${source}/comments/${id}` } as const;
	return (await api.send('reads', request, oneComment)).comment;
}

async function sourceIdOf(api: Api, { project, source }: SourceAddress): Promise<string> {
	const request = { method: 'GET', path: path`/api/v1/sources/${project}/${source}` } as const;
	return (await api.send('reads', request, oneSource)).source.id;
}

/** @throws InputError where it would leave a gap, or the comment is full. */
function placeOf({ attachments }: Comment, chosen: number | undefined): number {
	const next = attachments?.length ?? 0;
	const place = chosen ?? next;
	if (place > next) throw new InputError(`The comment has ${next} attachments, so the next position is ${next}.`);
	if (place >= MOST_ATTACHMENTS) throw new InputError(`A comment takes at most ${MOST_ATTACHMENTS} attachments.`);
	return place;
}

/** Fields that a comment is written with; the others belong to UiPath. */
const OWN = ['id', 'timestamp', 'thread_id', 'messages', 'user_properties', 'text_format'];

async function rewrite(api: Api, at: SourceAddress, comment: Comment, index: number, attachment: Json): Promise<void> {
	const own = Object.entries(anyObject(comment)).filter(([name, value]) => OWN.includes(name) && value !== null);
	const attachments: Json[] = [...(comment.attachments ?? [])];
	attachments[index] = attachment;
	const body = { comments: [{ ...ownObject(own), attachments }] };
	const to = path`/api/v1/sources/${at.project}/${at.source}/sync`;
	await api.send('settles', { method: 'POST', path: to, body, timeoutMs: 240_000 }, written);
}
