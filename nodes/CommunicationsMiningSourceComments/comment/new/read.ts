/** From parameters to a new comment. */
import { createHash } from 'node:crypto';

import type { Read, Values } from '../../../shared/read';
import type { Json } from '../../../shared/wire/request';
import { checkedComment } from './check';
import type { NewComment } from './check';
import { userPropertiesOf } from './userProperties';

/** @throws InputError where a value is missing, or UiPath would refuse the comment. */
export function newCommentOf(read: Read): NewComment {
	if (read.choice('commentFrom', ['form', 'json']) === 'json') return checkedComment(read.object('commentJson'), 'Comment (JSON)');
	const comment: Draft = { id: idOf(read), timestamp: read.zonedMoment('timestamp') };
	add(comment, 'thread_id', read.options.optionalText('threadId'));
	comment.messages = [messageOf(read)];
	add(comment, 'user_properties', userPropertiesOf(read));
	return checkedComment(comment, 'Comment');
}

function idOf(read: Values): string {
	if (read.choice('idFrom', ['given', 'derived']) === 'given') return read.text('commentId');
	return derivedId(read.verbatim('deriveIdFrom') === '' ? read.text('deriveIdFrom') : read.verbatim('deriveIdFrom'));
}

/** SHA-256 in hex: the same value gives the same ID, in every run and every version of this package. */
export function derivedId(value: string): string {
	return createHash('sha256').update(value).digest('hex');
}

function messageOf(read: Read): Draft {
	const { options } = read;
	const message: Draft = {};
	add(message, 'subject', textPart(read.verbatim('subject')));
	message.body = { text: read.verbatim('body') };
	add(message, 'signature', textPart(options.verbatim('signature')));
	add(message, 'from', read.optionalText('from'));
	add(message, 'to', partiesOf(read, 'to'));
	add(message, 'cc', partiesOf(options, 'cc'));
	add(message, 'bcc', partiesOf(options, 'bcc'));
	add(message, 'sent_at', options.has('sentAt') ? options.zonedMoment('sentAt') : undefined);
	add(message, 'language', options.optionalText('language'));
	return message;
}

/** Part of a comment that is being put together. */
interface Draft {
	[key: string]: Json;
}

function add(to: Draft, key: string, value: Json | undefined): void {
	if (value !== undefined) to[key] = value;
}

function textPart(text: string): Json | undefined {
	return text === '' ? undefined : { text };
}

/** A comma within quotes belongs to the name, as in `"Doe, Jane" <jane@example.com>`. */
function partiesOf(read: Values, name: string): readonly string[] | undefined {
	if (!read.has(name)) return undefined;
	const parties = read.lines(name).flatMap((line) => line.match(/(?:"[^"]*"|[^",;])+/g) ?? []);
	const trimmed = parties.map((party) => party.trim()).filter((party) => party !== '');
	return trimmed.length === 0 ? undefined : trimmed;
}
