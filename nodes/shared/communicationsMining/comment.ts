/** A comment as Communications Mining answers with it, and its plain columns. */
import type { IDataObject } from 'n8n-workflow';

import type { Shaped } from '../wire/json';
import { anyObject, array, nullable, object, optional, setOwn, text } from '../wire/json';
import type { Json } from '../wire/request';

const textPart = optional(nullable(object({ text: text })));
const textList = optional(nullable(array(text)));
const maybeText = optional(nullable(text));

/** Comment object of answers (UiPath API catalogue, Comments in a source: Comment object). Unknown fields pass through. */
export const comment = object({
	id: text,
	uid: text,
	source_id: maybeText,
	timestamp: maybeText,
	thread_id: maybeText,
	created_at: maybeText,
	last_modified: maybeText,
	messages: array(
		object({
			body: textPart,
			subject: textPart,
			signature: textPart,
			from: maybeText,
			to: textList,
			cc: textList,
			bcc: textList,
			sent_at: maybeText,
			language: maybeText,
		}),
	),
	user_properties: optional(nullable(anyObject)),
	attachments: optional(nullable(array(anyObject))),
});

export type Comment = Shaped<typeof comment>;

type Properties = { readonly [key: string]: Json };

/** Longest reference that a queue item may carry, in characters (UiPath Orchestrator). */
export const REFERENCE_LIMIT = 128;

/**
 * The comment as plain columns: uid, reference, commentId, sourceId, threadId, timestamp, sentAt, subject, body,
 * signature, from, to, cc, bcc (lists joined with ", "), language, userProperties (names without their type prefix),
 * attachments. A comment of several messages gives the bodies one after another and the rest from the first.
 */
export function commentColumns(from: Comment): IDataObject {
	const first = from.messages[0];
	return {
		uid: from.uid,
		commentId: from.id,
		sourceId: from.source_id ?? from.uid.slice(0, from.uid.indexOf('.')),
		threadId: from.thread_id ?? null,
		timestamp: from.timestamp ?? null,
		sentAt: first?.sent_at ?? null,
		subject: first?.subject?.text ?? null,
		body: from.messages.length === 1 ? (first?.body?.text ?? null) : bodies(from),
		signature: first?.signature?.text ?? null,
		from: first?.from ?? null,
		to: first?.to?.join(', ') ?? null,
		cc: first?.cc?.join(', ') ?? null,
		bcc: first?.bcc?.join(', ') ?? null,
		language: first?.language ?? null,
		userProperties: userProperties(from),
		attachments: from.attachments ?? [],
	};
}

function bodies(from: Comment): string | null {
	const texts = from.messages.flatMap((message) => message.body?.text ?? []);
	return texts.length === 0 ? null : texts.join('\n\n');
}

/** `string:Country` → `Country`; where a text and a number share a name, both keep their prefix. */
function userProperties(from: Comment): IDataObject {
	const columns: IDataObject = {};
	const properties = from.user_properties ?? {};
	for (const key of Object.keys(properties)) {
		const name = withoutType(key);
		if (Object.hasOwn(columns, name)) return withSharedNames(properties);
		setOwn(columns, name, properties[key] as IDataObject[string]);
	}
	return columns;
}

function withSharedNames(properties: Properties): IDataObject {
	const names = Object.keys(properties).map(withoutType);
	const shared = new Set(names.filter((name, index) => names.indexOf(name) !== index));
	const columns: IDataObject = {};
	for (const [key, value] of Object.entries(properties)) {
		const name = withoutType(key);
		setOwn(columns, shared.has(name) ? key : name, value as IDataObject[string]);
	}
	return columns;
}

/** Names by property: of very many comments nearly all have the same ones. Bounded, since the process never ends. */
const namesKept = new Map<string, string>();
const MOST_NAMES = 1000;

function withoutType(key: string): string {
	const known = namesKept.get(key);
	if (known !== undefined) return known;
	const name = key.startsWith('string:') || key.startsWith('number:') ? key.slice('string:'.length) : key;
	if (namesKept.size < MOST_NAMES) namesKept.set(key, name);
	return name;
}
