/** The schema of uploaded comments (UiPath API catalogue, Comment object): every object closed, limits as published. */
import type { CommentNew } from './objects';
import { attachmentReference, commentId, contentHash } from './patterns';
import { checker, closed, list, matching, string, timestamp } from './schema';

const text = string(0, 65_536);
const address = string(1, 512);

const markedText = closed({ text, translated_from: text, text_markup: { type: 'string' }, translated_from_markup: { type: 'string' } }, ['text']);

const message = closed(
	{
		body: markedText,
		subject: closed({ text, translated_from: text }, ['text']),
		signature: markedText,
		from: address,
		to: list(address, 2048),
		cc: list(address, 2048),
		bcc: list(address, 2048),
		sent_at: timestamp,
		language: string(1, 8),
	},
	['body'],
);

export const attachments = list(
	closed(
		{
			name: string(0, 256),
			size: { type: 'integer', minimum: 0 },
			content_type: string(0, 256),
			content_hash: matching(contentHash),
			inline: { type: 'boolean' },
			attachment_reference: matching(attachmentReference),
		},
		['name', 'size', 'content_type'],
	),
	128,
);

export const userProperties = {
	type: 'object',
	patternProperties: { '^string:[^]': { type: 'string' }, '^number:[^]': { type: 'number' } },
	additionalProperties: false,
};

const comment = closed(
	{
		id: matching(commentId),
		timestamp,
		thread_id: { type: 'string' },
		messages: list(message, 1),
		user_properties: userProperties,
		attachments,
		text_format: { enum: ['plain', 'markdown'] },
		context: { type: 'string' },
	},
	['id', 'timestamp', 'messages'],
);

/** The body of a sync or of a private add; 16,384 comments at most. */
export const checkComments = checker<{ readonly comments: readonly CommentNew[] }>(
	closed({ comments: list(comment, 16_384) }, ['comments']),
);
