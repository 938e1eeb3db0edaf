import type { IDataObject } from 'n8n-workflow';

import type { Shaped } from '../../shared/wire/json';
import { anyObject, nullable, object, okEnvelope, optional, text } from '../../shared/wire/json';

/** Stream object (UiPath API catalogue, Streams: Stream object). */
export const stream = object({
	id: text,
	name: text,
	title: optional(nullable(text)),
	description: optional(nullable(text)),
	created_at: optional(nullable(text)),
	updated_at: optional(nullable(text)),
	comment_filter: optional(nullable(anyObject)),
	model: optional(nullable(anyObject)),
});

export const oneStream = okEnvelope({ stream });

/** id, name, title, description, createdAt, updatedAt, commentFilter and model as UiPath holds them. */
export function streamColumns(from: Shaped<typeof stream>): IDataObject {
	return {
		id: from.id,
		name: from.name,
		title: from.title ?? null,
		description: from.description ?? null,
		createdAt: from.created_at ?? null,
		updatedAt: from.updated_at ?? null,
		commentFilter: from.comment_filter ?? null,
		model: from.model ?? null,
	};
}
