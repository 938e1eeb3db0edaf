/** From parameters to a new comment. */
import { createHash } from 'node:crypto';

import { once } from '../../../shared/once';
import type { Read, Values } from '../../../shared/read';
import type { Json } from '../../../shared/wire/request';
import { checkedComment } from './check';
import type { NewComment } from './check';
import { userPropertiesOf } from './userProperties';

/** @throws InputError where a value is missing, or UiPath would refuse the comment. */
export function newCommentOf(read: Read): NewComment {
	if (commentFrom(read) === 'json') return checkedComment(read.object('commentJson'), 'Comment (JSON)');
	const comment: Draft = { id: idOf(read), timestamp: read.zonedMoment('timestamp') };
	add(comment, 'thread_id', threadIdOf(read));
	comment.messages = [messageOf(read)];
	add(comment, 'user_properties', userPropertiesOf(read));
	return checkedComment(comment, 'Comment');
}

const commentFrom = once((panel) => panel.choice('commentFrom', ['form', 'json']));
const idFrom = once((panel) => panel.choice('idFrom', ['given', 'derived']));
const threadIdOf = once(({ options }) => options.optionalText('threadId'));

function idOf(read: Read): string {
	if (idFrom(read) === 'given') return read.text('commentId');
	return derivedId(read.verbatim('deriveIdFrom') === '' ? read.text('deriveIdFrom') : read.verbatim('deriveIdFrom'));
}

/** SHA-256 in hex: the same value gives the same ID, in every run and every version of this package. */
export function derivedId(value: string): string {
	return createHash('sha256').update(value).digest('hex');
}

function messageOf(read: Read): Draft {
	const message: Draft = {};
	add(message, 'subject', textPart(read.verbatim('subject')));
	message.body = { text: read.verbatim('body') };
	add(message, 'from', read.optionalText('from'));
	add(message, 'to', recipientsOf(read));
	return Object.assign(message, rarelySet(read));
}

const recipientsOf = once((panel) => partiesOf(panel, 'to'));

const rarelySet = once(({ options }): Draft => {
	const part: Draft = {};
	add(part, 'signature', textPart(options.verbatim('signature')));
	add(part, 'cc', partiesOf(options, 'cc'));
	add(part, 'bcc', partiesOf(options, 'bcc'));
	add(part, 'sent_at', options.has('sentAt') ? options.zonedMoment('sentAt') : undefined);
	add(part, 'language', options.optionalText('language'));
	return part;
});

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
