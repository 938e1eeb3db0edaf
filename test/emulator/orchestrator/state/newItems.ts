import Ajv from 'ajv';
import type { ValidateFunction } from 'ajv';
import { writeExactly } from '../json';
import type { ErrorName } from '../refusal';
import type { QueueItemData } from '../schemas/queueItem';
import type { NewItem } from './items';
import type { FlatContent, Queue } from './records';
import { isReferenceTaken, normalizedReference } from './references';

/** Why a queue does not take an item. */
export interface RowRefusal {
	readonly status: number;
	readonly name: ErrorName;
	readonly message: string;
}

const MOST_CHARACTERS_OF_CONTENT = 256_000;
const TYPE_HINT = '@odata.type';

/** SpecificContent as it is stored: type hints say how to read a value and are not kept. */
export function withoutHints(content: FlatContent | null | undefined): FlatContent | null {
	if (content === null || content === undefined) return null;
	return Object.fromEntries(Object.entries(content).filter(([key]) => !key.endsWith(TYPE_HINT)));
}

/** A date as answers show it: UTC with `Z`. */
export function utc(date: string | null | undefined): string | null {
	if (date === null || date === undefined) return null;
	return date.endsWith('Z') ? date : new Date(date).toISOString();
}

export function newItemFrom(data: QueueItemData): NewItem {
	return {
		reference: data.Reference ?? null,
		priority: data.Priority ?? 'Normal',
		specificContent: withoutHints(data.SpecificContent),
		dueDate: utc(data.DueDate),
		riskSlaDate: utc(data.RiskSlaDate),
		deferDate: utc(data.DeferDate),
		progress: data.Progress ?? null,
		parentOperationId: data.ParentOperationId ?? null,
	};
}

/**
 * Why this queue would refuse the item; `undefined` where it takes it. `alsoTaken` holds normalized references that count
 * as taken although no item has them yet.
 */
export function refusalOf(queue: Queue, item: NewItem, alsoTaken?: ReadonlySet<string>): RowRefusal | undefined {
	return referenceRefusal(queue, item.reference, alsoTaken) ?? contentRefusal(queue, item.specificContent);
}

function referenceRefusal(
	queue: Queue,
	reference: string | null,
	alsoTaken?: ReadonlySet<string>,
): RowRefusal | undefined {
	if (!queue.enforceUniqueReference) return undefined;
	if (reference === null || reference.trim() === '') {
		const message = 'Error creating Transaction. Reference is required for Unique Reference Queues.';
		return { status: 400, name: 'TransactionReferenceRequired', message };
	}
	if (!isReferenceTaken(queue, reference) && !alsoTaken?.has(normalizedReference(reference))) return undefined;
	return { status: 409, name: 'DuplicateReference', message: 'Error creating Transaction. Duplicate Reference.' };
}

/** Why the queue would refuse this content: its size, or the JSON schema of the queue. */
export function contentRefusal(queue: Queue, content: FlatContent | null): RowRefusal | undefined {
	if (content !== null && writeExactly(content).length > MOST_CHARACTERS_OF_CONTENT) {
		const message = `The specific content is longer than ${MOST_CHARACTERS_OF_CONTENT} characters.`;
		return { status: 400, name: 'QueueItemContentSizeExceeded', message };
	}
	const validate = contentSchema(queue);
	if (!validate || validate(content ?? {})) return undefined;
	const [error] = validate.errors ?? [];
	const message = `The specific content does not match the queue's JSON schema: ${error?.instancePath ?? ''} ${error?.message ?? ''}`;
	return { status: 400, name: 'QueueItemSchemaViolationException', message };
}

const compiledSchemas = new Map<string, ValidateFunction>();

function contentSchema({ specificDataJsonSchema }: Queue): ValidateFunction | undefined {
	if (specificDataJsonSchema === null) return undefined;
	const known = compiledSchemas.get(specificDataJsonSchema);
	if (known) return known;
	const validate = compileSchema(specificDataJsonSchema);
	compiledSchemas.set(specificDataJsonSchema, validate);
	return validate;
}

/** Compiles the JSON schema of a queue. Throws where the text is not one. */
export function compileSchema(text: string): ValidateFunction {
	const schema: unknown = JSON.parse(text);
	if (typeof schema !== 'object' || schema === null) throw new SyntaxError('A JSON schema is an object.');
	// One instance for each, so that two schemas may call themselves by the same `$id`.
	return new Ajv({ strict: false, validateSchema: false }).compile(schema);
}
