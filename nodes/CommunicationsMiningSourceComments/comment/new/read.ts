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
	const { options } = read;
	const properties = userPropertiesOf(read);
	return checkedComment(
		{
			id: idOf(read),
			timestamp: read.zonedMoment('timestamp'),
			...present('thread_id', options.optionalText('threadId')),
			messages: [messageOf(read)],
			...present('user_properties', properties),
		},
		'Comment',
	);
}

function idOf(read: Values): string {
	if (read.choice('idFrom', ['given', 'derived']) === 'given') return read.text('commentId');
	return derivedId(read.verbatim('deriveIdFrom') === '' ? read.text('deriveIdFrom') : read.verbatim('deriveIdFrom'));
}

/** SHA-256 in hex: the same value gives the same ID, in every run and every version of this package. */
export function derivedId(value: string): string {
	return createHash('sha256').update(value).digest('hex');
}

function messageOf(read: Read): { readonly [key: string]: Json } {
	const { options } = read;
	return {
		...present('subject', textPart(read.verbatim('subject'))),
		body: { text: read.verbatim('body') },
		...present('signature', textPart(options.verbatim('signature'))),
		...present('from', read.optionalText('from')),
		...present('to', partiesOf(read, 'to')),
		...present('cc', partiesOf(options, 'cc')),
		...present('bcc', partiesOf(options, 'bcc')),
		...present('sent_at', options.has('sentAt') ? options.zonedMoment('sentAt') : undefined),
		...present('language', options.optionalText('language')),
	};
}

function present(key: string, value: Json | undefined): { readonly [key: string]: Json } {
	return value === undefined ? {} : { [key]: value };
}

function textPart(text: string): Json | undefined {
	return text === '' ? undefined : { text };
}

/** A comma within quotes belongs to the name, as in `"Doe, Jane" <jane@example.com>`. */
function partiesOf(read: Values, name: string): readonly string[] | undefined {
	const parties = read.lines(name).flatMap((line) => line.match(/(?:"[^"]*"|[^",;])+/g) ?? []);
	const trimmed = parties.map((party) => party.trim()).filter((party) => party !== '');
	return trimmed.length === 0 ? undefined : trimmed;
}
