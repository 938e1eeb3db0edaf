/** Comments from raw e-mails (UiPath API catalogue, Sync raw emails). */
import type { Answer, Call } from '../route';
import { attachments, userProperties } from './commentSchema';
import { convertedComment } from './commentAnswer';
import { emailComment, type Document } from './emailComment';
import { sourceOf } from './find';
import { commentId, transformTag } from './patterns';
import type { Context, Operation } from './routing';
import { checker, closed, list, matching, string } from './schema';
import { syncAnswer, write } from './write';

export const rawEmailOperations: readonly Operation[] = [
	{ name: 'POST /api/v1/sources/{project}/{source}/sync-raw-emails', handle: syncRawEmails },
];

const headerValue = { type: ['string', 'number', 'array'], items: { type: 'string' } };

const headers = {
	type: 'object',
	properties: { raw: string(0, 65_536), parsed: { type: 'object', additionalProperties: headerValue } },
	additionalProperties: false,
	minProperties: 1,
	maxProperties: 1,
};

const body = {
	type: 'object',
	properties: { plain: string(0, 65_536), html: string(0, 33_554_432) },
	additionalProperties: false,
	minProperties: 1,
};

const document = closed(
	{
		raw_email: closed({ headers, body, attachments }, ['headers', 'body']),
		comment_id: matching(commentId),
		user_properties: userProperties,
	},
	['raw_email'],
);

interface RawEmails {
	readonly documents: readonly Document[];
	readonly transform_tag?: string;
	readonly include_comments?: boolean;
	readonly override_user_properties?: readonly string[];
}

const checkRawEmails = checker<RawEmails>(
	closed(
		{
			documents: list(document, 16_384),
			transform_tag: matching(transformTag),
			include_comments: { type: 'boolean' },
			override_user_properties: list({ type: 'string' }, 128),
		},
		['documents'],
	),
);

function syncRawEmails(call: Call, context: Context): Answer {
	const source = sourceOf(call, context.state);
	const request = checkRawEmails(call.body);
	const overridden = new Set(request.override_user_properties);
	const comments = request.documents.map((each) => emailComment(each, overridden, call.now));
	const counts = write(source, comments, call.now, context);
	if (!request.include_comments) return syncAnswer(counts, context);
	return syncAnswer(counts, context, { comments: counts.comments.map((comment) => convertedComment(comment)) });
}
