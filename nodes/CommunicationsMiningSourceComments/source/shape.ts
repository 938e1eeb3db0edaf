import type { IDataObject } from 'n8n-workflow';

import type { Shaped } from '../../shared/wire/json';
import { array, nullable, object, okEnvelope, optional, text, truth } from '../../shared/wire/json';

const maybeText = optional(nullable(text));

/** Source object (UiPath API catalogue, Neighbour endpoints: Sources). */
export const source = object({
	id: text,
	owner: text,
	name: text,
	title: maybeText,
	description: maybeText,
	language: maybeText,
	should_translate: optional(nullable(truth)),
	sensitive_properties: optional(nullable(array(text))),
	created_at: maybeText,
	updated_at: maybeText,
	bucket_id: maybeText,
	_kind: maybeText,
	email_transform_tag: maybeText,
});

export const oneSource = okEnvelope({ source });

/** id, project, name, title, description, language, shouldTranslate, kind, bucketId, emailTransformTag, createdAt, updatedAt. */
export function sourceColumns(from: Shaped<typeof source>): IDataObject {
	return {
		id: from.id,
		project: from.owner,
		name: from.name,
		title: from.title ?? null,
		description: from.description ?? null,
		language: from.language ?? null,
		shouldTranslate: from.should_translate ?? null,
		sensitiveProperties: from.sensitive_properties ?? [],
		kind: from._kind ?? null,
		bucketId: from.bucket_id ?? null,
		emailTransformTag: from.email_transform_tag ?? null,
		createdAt: from.created_at ?? null,
		updatedAt: from.updated_at ?? null,
	};
}
