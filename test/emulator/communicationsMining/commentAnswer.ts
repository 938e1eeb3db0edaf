/** A stored comment as answers show it (UiPath API catalogue, Comment object). */
import type { Message, Text } from './objects';
import type { StoredComment } from './state';
import { formatExactly } from './timestamps';

/** The members that every answer has; raw-email answers stop here. */
export function convertedComment(comment: StoredComment, markup = false): object {
	const { content, id, uid, source } = comment;
	return {
		id,
		uid,
		source_id: source.id,
		timestamp: content.timestamp,
		...(content.thread_id !== undefined && { thread_id: content.thread_id }),
		messages: markup ? content.messages : content.messages.map(withoutMarkup),
		text_format: content.text_format ?? 'plain',
		user_properties: content.user_properties ?? {},
		...(content.attachments && { attachments: content.attachments }),
	};
}

/** The whole object, with its version token and its times. `has_annotations` is there when it is true. */
export function commentAnswer(comment: StoredComment, markup = false): object {
	return {
		...convertedComment(comment, markup),
		created_at: formatExactly(comment.createdAt),
		last_modified: formatExactly(comment.lastModified),
		context: contextOf(comment),
		...(comment.hasAnnotations && { has_annotations: true }),
	};
}

/** The version token of a comment: a new one after every change. */
export function contextOf(comment: StoredComment): string {
	return String(comment.lastModified);
}

function withoutMarkup(message: Message): Message {
	const { body, signature } = message;
	if (!marked(body) && !(signature && marked(signature))) return message;
	return { ...message, body: plain(body), ...(signature && { signature: plain(signature) }) };
}

function marked(text: Text): boolean {
	return text.text_markup !== undefined || text.translated_from_markup !== undefined;
}

function plain({ text, translated_from: original }: Text): Text {
	return original === undefined ? { text } : { text, translated_from: original };
}
