/** What the service is known to refuse in a new comment (UiPath API catalogue, Comment object), found before anything is sent. */
import { momentOf } from '../../../shared/moment';
import { InputError, quoted } from '../../../shared/wire/input';
import type { Json } from '../../../shared/wire/request';
import { checkedCommentId } from '../../fields';

/** Characters that one text of a comment may have. */
export const MOST_CHARACTERS = 65_536;
const MOST_ADDRESSES = 2048;
const MOST_ADDRESS_CHARACTERS = 512;
const MOST_ATTACHMENTS = 128;

type JsonObject = { readonly [key: string]: Json };

/** A comment as it is sent; checked as far as the service is known to be strict. */
export interface NewComment extends JsonObject {
	readonly id: string;
}

/** @throws InputError that names the field, where UiPath would refuse the comment. `title` is the parameter's name. */
export function checkedComment(comment: JsonObject, title: string): NewComment {
	const { id } = comment;
	if (typeof id !== 'string') throw problem(title, 'id', 'must be a text');
	checkedCommentId(id, `${title}: id`);
	checkTime(comment['timestamp'], title, 'timestamp');
	checkMessages(comment['messages'], title);
	checkUserProperties(comment['user_properties'], title);
	checkAttachments(comment['attachments'], title);
	if (comment['thread_id'] !== undefined && typeof comment['thread_id'] !== 'string') {
		throw problem(title, 'thread_id', 'must be a text');
	}
	return comment as NewComment; // Its id was just checked.
}

function problem(title: string, field: string, words: string): InputError {
	return new InputError(`"${title}": ${field} ${words}.`);
}

function checkTime(value: Json | undefined, title: string, field: string): void {
	if (typeof value !== 'string') throw problem(title, field, 'must be a date and time such as 2026-01-31T09:30:00Z');
	const found = momentOf(value);
	if ('moment' in found) return;
	const shown = quoted(value);
	if (found.problem === 'no time zone') {
		throw problem(title, field, `has no time zone: ${shown}. End it with Z or an offset such as +01:00`);
	}
	throw problem(title, field, `must be a date and time such as 2026-01-31T09:30:00Z, not ${shown}`);
}

function checkMessages(messages: Json | undefined, title: string): void {
	if (!isList(messages)) throw problem(title, 'messages', 'must be a list with one message');
	if (messages.length > 1) {
		throw problem(title, 'messages', `has ${messages.length} messages; a comment holds one. Send each as a comment of its own with the same thread ID`);
	}
	const [message] = messages;
	if (message === undefined) return;
	if (!isObject(message)) throw problem(title, 'messages[0]', 'must be an object');
	checkText(message['body'], title, 'messages[0].body');
	for (const name of ['subject', 'signature']) {
		if (message[name] !== undefined) checkText(message[name], title, `messages[0].${name}`);
	}
	if (message['sent_at'] !== undefined) checkTime(message['sent_at'], title, 'messages[0].sent_at');
	checkParties(message, title);
}

function checkText(value: Json | undefined, title: string, field: string): void {
	const text = isObject(value) ? value['text'] : undefined;
	if (typeof text !== 'string') throw problem(title, field, 'must be an object with a text, such as {"text": "Hello"}');
	if (isLongerThan(text, MOST_CHARACTERS)) {
		throw problem(title, `${field}.text`, `has ${text.length} characters; UiPath takes ${MOST_CHARACTERS}. Shorten it`);
	}
}

function checkParties(message: JsonObject, title: string): void {
	const { from } = message;
	if (from !== undefined && !isAddress(from)) throw problem(title, 'messages[0].from', `must be a text of 1 to ${MOST_ADDRESS_CHARACTERS} characters`);
	for (const name of ['to', 'cc', 'bcc']) {
		const list = message[name];
		if (list === undefined) continue;
		if (!isList(list) || list.length > MOST_ADDRESSES || !list.every(isAddress)) {
			throw problem(title, `messages[0].${name}`, `must be a list of at most ${MOST_ADDRESSES} texts of 1 to ${MOST_ADDRESS_CHARACTERS} characters`);
		}
	}
}

/** Keys begin with the type of their value; anything else is refused by the service without a word about which. */
export function checkUserProperties(properties: Json | undefined, title: string): void {
	if (properties === undefined) return;
	if (!isObject(properties)) throw problem(title, 'user_properties', 'must be an object such as {"string:City": "London"}');
	for (const [key, value] of Object.entries(properties)) {
		const [, type] = /^(string|number):[^]/.exec(key) ?? [];
		if (type === undefined) throw problem(title, `user property ${quoted(key)}`, 'must begin with "string:" or "number:" and a name');
		if (typeof value !== type) throw problem(title, `user property ${quoted(key)}`, `must be a ${type}, not ${kindOf(value)}`);
	}
}

/** @throws InputError for what is no attachment of a new comment. */
export function checkAttachments(attachments: Json | undefined, title: string): void {
	if (attachments === undefined) return;
	if (!isList(attachments) || attachments.length > MOST_ATTACHMENTS) {
		throw problem(title, 'attachments', `must be a list of at most ${MOST_ATTACHMENTS}`);
	}
	attachments.forEach((attachment, index) => {
		const { name, size, content_type: type } = isObject(attachment) ? attachment : {};
		const fits = typeof name === 'string' && typeof type === 'string' && name.length <= 256 && type.length <= 256;
		if (fits && typeof size === 'number' && Number.isSafeInteger(size) && size >= 0) return;
		throw problem(title, `attachments[${index}]`, 'needs a name, a content_type (256 characters each at most) and a size in bytes');
	});
}

function isAddress(value: Json): boolean {
	return typeof value === 'string' && value !== '' && !isLongerThan(value, MOST_ADDRESS_CHARACTERS);
}

/** UiPath counts characters, not the halves that JavaScript counts. */
export function isLongerThan(text: string, most: number): boolean {
	return text.length > most && Array.from(text).length > most;
}

function kindOf(value: Json): string {
	if (value === null) return 'null';
	return Array.isArray(value) ? 'a list' : `a ${typeof value}`;
}

function isObject(value: Json | undefined): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Json | undefined): value is readonly Json[] {
	return Array.isArray(value);
}
