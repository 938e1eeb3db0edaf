/** Adding and updating comments, counted and billed (UiPath API catalogue, Requests and answers of comments). */
import { isDeepStrictEqual } from 'node:util';
import type { Answer } from '../route';
import { linkAttachments } from './attachments';
import { Refused, ok } from './errors';
import type { CommentNew, Content, Message } from './objects';
import type { Context } from './routing';
import type { SourceState, StoredComment } from './state';
import { inUtc } from './timestamps';

export interface Counts {
	readonly comments: readonly StoredComment[];
	readonly new: number;
	readonly unchanged: number;
	readonly propertiesOnly: number;
	readonly textChanged: number;
}

/**
 * Writes checked comments in order; of two with one id the later wins. A new comment and a changed text cost 1 AI unit each.
 * Where that would exceed the quota nothing is written and 403 is thrown.
 */
export function write(source: SourceState, uploaded: readonly CommentNew[], now: Date, context: Context): Counts {
	checkQuota(source, uploaded, context);
	const counts = { comments: [] as StoredComment[], new: 0, unchanged: 0, propertiesOnly: 0, textChanged: 0 };
	for (const each of uploaded) {
		const content = contentOf(source, each, context);
		const present = source.comments.get(each.id);
		const change = changeOf(present, content);
		const comment = present ?? context.state.create(source, each.id, content, now);
		if (present && change !== 'unchanged') context.state.update(present, content, now, context.settings.updateComesAgain);
		const price = priceOf[change];
		comment.charged += price;
		context.state.bill += price;
		counts[change] += 1;
		counts.comments.push(comment);
	}
	return counts;
}

/** The counters of a sync answer, with further members beside them. */
export function syncAnswer(counts: Counts, { settings }: Context, members: object = {}): Answer {
	return ok({
		...members,
		new: counts.new,
		unchanged: counts.unchanged,
		updated: counts.propertiesOnly + counts.textChanged,
		...(settings.requireUpdatedCounters && {
			updated_properties_only: counts.propertiesOnly,
			updated_text_changed: counts.textChanged,
		}),
	});
}

type Change = 'new' | 'unchanged' | 'propertiesOnly' | 'textChanged';

const priceOf: Readonly<Record<Change, number>> = { new: 1, textChanged: 1, unchanged: 0, propertiesOnly: 0 };

function checkQuota(source: SourceState, uploaded: readonly CommentNew[], context: Context): void {
	const { quota } = context.settings;
	if (quota === null) return;
	const price = (each: CommentNew): number =>
		priceOf[changeOf(source.comments.get(each.id), contentOf(source, each, context))];
	const bill = uploaded.reduce((sum, each) => sum + price(each), context.state.bill);
	if (bill > quota) throw new Refused(403, 'quotas exceeded');
}

/** What a write of `content` would do to the comment that is there, if any. */
export function changeOf(present: StoredComment | undefined, content: Content): Change {
	if (!present) return 'new';
	if (isDeepStrictEqual(present.content, content)) return 'unchanged';
	return isDeepStrictEqual(textsOf(present.content), textsOf(content)) ? 'propertiesOnly' : 'textChanged';
}

function textsOf({ messages }: Content): unknown {
	return messages.map(({ subject, body, signature }) => [subject?.text, body.text, signature?.text]);
}

/** An uploaded comment as it is kept: instants in UTC, attachments linked to what has been uploaded. */
export function contentOf(source: SourceState, uploaded: CommentNew, context: Context): Content {
	const { id, timestamp, messages, attachments } = uploaded;
	const { thread_id: thread, user_properties: properties, text_format: format } = uploaded;
	return {
		timestamp: inUtc(timestamp) ?? timestamp,
		messages: messages.map(sentInUtc),
		...(thread !== undefined && { thread_id: thread }),
		...(properties && { user_properties: properties }),
		...(attachments && { attachments: linkAttachments(`${source.id}.${id}`, attachments, context.state) }),
		...(format && { text_format: format }),
	};
}

function sentInUtc(message: Message): Message {
	return message.sent_at === undefined ? message : { ...message, sent_at: inUtc(message.sent_at) ?? message.sent_at };
}

