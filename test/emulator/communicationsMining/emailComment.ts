/** One raw e-mail as the comment that the service makes of it. */
import { bodyOf, type RawBody } from './emailBody';
import { headerOf, partiesOf, readHeaders, textOf, type Headers, type Party, type RawHeaders } from './emailHeaders';
import { Refused } from './errors';
import type { Attachment, CommentNew, Message, UserProperties } from './objects';
import { commentId } from './patterns';

interface RawEmail {
	readonly headers: RawHeaders;
	readonly body: RawBody;
	readonly attachments?: readonly Attachment[];
}

export interface Document {
	readonly raw_email: RawEmail;
	readonly comment_id?: string;
	readonly user_properties?: UserProperties;
}

/**
 * The comment: its id from the Message-ID, its thread from the first reference, both in hex, its properties generated.
 * `overridden` holds the names, without `string:` or `number:`, of uploaded properties that win over generated ones.
 * @throws Refused 422 when an uploaded property clashes with a generated one, 400 when there is nothing to make an id of.
 */
export function emailComment(document: Document, overridden: ReadonlySet<string>, now: Date): CommentNew {
	const { raw_email: email, comment_id: givenId, user_properties: uploaded = {} } = document;
	const headers = readHeaders(email.headers);
	const messageId = headerOf(headers, 'message-id');
	const id = givenId ?? (messageId === undefined ? '' : hex(messageId));
	if (!commentId.test(id)) throw new Refused(400, 'no comment id and no usable Message-ID');
	const message = messageOf(headers, email.body, now);
	const thread = threadOf(headers);
	const generated = generatedProperties(headers, message, thread);
	return {
		id,
		timestamp: message.sent_at,
		...(thread !== undefined && { thread_id: hex(thread) }),
		messages: [message],
		user_properties: merged(generated, uploaded, overridden),
		attachments: email.attachments ?? [],
		text_format: 'plain',
	};
}

function hex(text: string): string {
	return Buffer.from(text).toString('hex');
}

function messageOf(headers: Headers, rawBody: RawBody, now: Date): Message & { readonly sent_at: string } {
	const subject = textOf(headers, 'subject');
	const from = partiesOf(headers, 'from')[0];
	return {
		...bodyOf(rawBody),
		...(subject !== undefined && { subject: { text: subject } }),
		...(from && { from: from.text }),
		...recipients(headers),
		sent_at: sentAt(headers, now),
	};
}

function recipients(headers: Headers): Pick<Message, 'to' | 'cc' | 'bcc'> {
	const lists = (['to', 'cc', 'bcc'] as const).map((name) => [name, partiesOf(headers, name).map(({ text }) => text)] as const);
	return Object.fromEntries(lists.filter(([, parties]) => parties.length > 0));
}

function sentAt(headers: Headers, now: Date): string {
	const date = new Date(headerOf(headers, 'date') ?? NaN);
	return (Number.isNaN(date.getTime()) ? now : date).toISOString();
}

function referencesOf(headers: Headers): string[] {
	return (headerOf(headers, 'references') ?? '').split(/\s+/).filter((reference) => reference !== '');
}

/** An e-mail that refers to none starts a thread of its own. */
function threadOf(headers: Headers): string | undefined {
	return referencesOf(headers)[0] ?? headerOf(headers, 'in-reply-to') ?? headerOf(headers, 'message-id');
}

function generatedProperties(headers: Headers, message: Message, thread: string | undefined): UserProperties {
	const sender: Party | undefined = partiesOf(headers, 'from')[0];
	const receivers = ['to', 'cc', 'bcc'].flatMap((name) => partiesOf(headers, name));
	const everybody = [...(sender ? [sender] : []), ...receivers].map(({ address }) => address.toLowerCase());
	const messageId = headerOf(headers, 'message-id');
	return {
		'number:Participant Count': new Set(everybody).size,
		'number:Position in Thread': referencesOf(headers).length + 1,
		'number:Recipient Count': receivers.length,
		'string:Has Signature': message.signature ? 'Yes' : 'No',
		...(messageId !== undefined && { 'string:Message ID': messageId }),
		...(sender && {
			'string:Sender': sender.address,
			'string:Sender Domain': sender.address.slice(sender.address.lastIndexOf('@') + 1),
		}),
		...(thread !== undefined && { 'string:Thread': thread }),
	};
}

function merged(generated: UserProperties, uploaded: UserProperties, overridden: ReadonlySet<string>): UserProperties {
	for (const key of Object.keys(uploaded)) {
		if (Object.hasOwn(generated, key) && !overridden.has(key.slice(key.indexOf(':') + 1))) throw new Refused(422);
	}
	return { ...generated, ...uploaded };
}
