/** Changing one queue item by PUT, which replaces the whole item: what the caller does not change is sent back as it was read. */
import type { IDataObject } from 'n8n-workflow';

import { asError } from '../../shared/asError';
import { attempted } from '../../shared/attempted';
import type { Api } from '../../shared/client/api';
import { advised, afterChange } from '../../shared/client/failure';
import { inTurn } from '../../shared/inTurn';
import { exactInteger } from '../../shared/wire/exactInteger';
import type { HeaderValues } from '../../shared/wire/headers';
import { nothing, nullable, object, optional, ownObject, text } from '../../shared/wire/json';
import type { Shaped } from '../../shared/wire/json';
import { propertyNames } from '../../shared/wire/odata';
import { path } from '../../shared/wire/path';
import type { Json } from '../../shared/wire/request';
import { withTypeHints } from '../content/flat';
import { queueItem, queueItemColumns } from './queueItem';
import type { QueueItem } from './queueItem';

type Content = { readonly [key: string]: Json };

export interface Edit {
	/** In digits. */
	readonly id: string;
	readonly headers: HeaderValues;
	/** Fields of QueueItemDataDto; `null` takes a value away. */
	readonly set: Readonly<Record<string, string | null>>;
	/** Without it the content stays. */
	readonly content?: { readonly values: Content; readonly replace: boolean };
}

const named = object({
	QueueDefinition: optional(nullable(object({ Name: text }))),
	SpecificData: optional(nullable(text)),
});

type Before = QueueItem & Shaped<typeof named>;

/** What PUT takes besides the content; left out, a value is taken away. */
const EDITABLE = ['Priority', 'DeferDate', 'DueDate', 'RiskSlaDate', 'Reference', 'Progress', 'ParentOperationId'] as const;

/**
 * Reads the item, merges the edit into it, writes it, and reads it once more (UiPath API catalogue, Edit); edits of one item by
 * several input items come one after another. `check` sees the content as it will be and may throw to leave the item alone.
 * @throws RequestFailure, and what `check` throws
 */
export async function edited(
	api: Api,
	edit: Edit,
	check: (content: Content) => void = () => undefined,
): Promise<IDataObject> {
	return await inTurn(api, `queue item ${edit.id}`, async () => await editedAlone(api, edit, check));
}

async function editedAlone(api: Api, edit: Edit, check: (content: Content) => void): Promise<IDataObject> {
	const { id, headers } = edit;
	const before = await read(api, edit);
	const content = contentAfter(before, edit);
	if (edit.content !== undefined) check(content);
	const body = { ...fieldsAfter(before, edit), SpecificContent: withTypeHints(withExactNumbers(content, before)) };
	const request = { method: 'PUT', path: path`/odata/QueueItems(${id})`, headers, body } as const;
	const put = await attempted(api.send('settles', request, nothing));
	if ('failure' in put) {
		const { failure } = put;
		if (failure.status !== 409) throw failure;
		const status = before.Status ?? 'of unknown status';
		const advice = `UiPath edits items that are New, Failed or Abandoned and that nobody changes at the same time; this one was ${status}.`;
		throw asError(advised(failure, advice));
	}
	const after = await attempted(read(api, edit));
	if ('failure' in after) throw asError(afterChange(after.failure, 'done'));
	return queueItemColumns(after.value);
}

const itemWithQueue = (value: unknown): Before => Object.assign(queueItem(value), named(value));

async function read(api: Api, { id, headers }: Edit): Promise<Before> {
	const query = { $expand: propertyNames(['QueueDefinition']) };
	return await api.send('reads', { method: 'GET', path: path`/odata/QueueItems(${id})`, headers, query }, itemWithQueue);
}

function fieldsAfter(before: Before, { set }: Edit): Record<string, string> {
	const after: Record<string, string> = {};
	const name = before.QueueDefinition?.Name;
	if (name !== undefined) after.Name = name;
	for (const field of EDITABLE) {
		const value: unknown = Object.hasOwn(set, field) ? set[field] : before[field as keyof Before];
		if (typeof value === 'string') after[field] = value;
	}
	return after;
}

function contentAfter({ SpecificContent }: Before, { content }: Edit): Content {
	if (content?.replace === true) return content.values;
	return ownObject([...Object.entries(SpecificContent ?? {}), ...Object.entries(content?.values ?? {})]);
}

/**
 * A number beyond 2^53 is read as its digits; the item's JSON text tells it from a text that looks alike, and it goes back as the
 * number it was.
 */
function withExactNumbers(content: Content, { SpecificContent, SpecificData }: Before): Content {
	const large = new Set<string>();
	if (typeof SpecificData === 'string' && /\d{16}/.test(SpecificData)) {
		JSON.parse(SpecificData, (key: string, value: unknown) => {
			if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) large.add(key);
			return value;
		});
	}
	if (large.size === 0) return content;
	return ownObject(
		Object.entries(content).map(([key, value]) => {
			const untouched = large.has(key) && typeof value === 'string' && SpecificContent?.[key] === value;
			return [key, untouched ? exactInteger(value) : value] as const;
		}),
	);
}
