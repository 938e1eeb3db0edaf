/**
 * One shape for what a stream hands out, whichever of its two routes it came from: `/results` writes labels as one
 * joined text with confidences and thresholds, `/fetch` as a list of parts with a probability.
 */
import type { IDataObject } from 'n8n-workflow';

import { comment } from '../../shared/communicationsMining/comment';
import type { Comment } from '../../shared/communicationsMining/comment';
import {
	anyObject,
	array,
	decimal,
	either,
	nullable,
	object,
	okEnvelope,
	optional,
	setOwn,
	text,
	truth,
	wholeNumber,
} from '../../shared/wire/json';
import type { Shape, Shaped } from '../../shared/wire/json';
import type { Json } from '../../shared/wire/request';

/** What one read of a stream gave: results in the stream's order, and the position that the read reached. */
export interface Batch {
	readonly results: readonly Result[];
	/** Comments that the stream's filter left out. */
	readonly filtered: number;
	/** True where the stream has more than this batch. */
	readonly more: boolean;
	/** Advancing to it marks the whole batch as consumed, left-out comments after the last result included. */
	readonly sequenceId: string;
}

export interface Result {
	readonly comment: Comment;
	/** Advancing to it marks this comment and everything before it as consumed. */
	readonly sequenceId: string;
	readonly labels: Label[];
	/** General fields (entities, in the older route) by name; the first value found wins. */
	readonly fields: IDataObject;
	/** The result as UiPath sent it. */
	readonly raw: { readonly [key: string]: Json };
}

export type Label = {
	/** Full path, joined with ` > `. */
	readonly name: string;
	readonly probability: number;
	/** Whether each threshold is passed; `null` where the route does not tell. */
	readonly thresholds: Readonly<Record<'stream' | 'highPrecision' | 'balanced' | 'highRecall', boolean | null>>;
	/** How sure UiPath is that the fields are right; `null` where the route does not tell. */
	readonly extractionProbability: number | null;
	readonly fields: IDataObject;
};

const confidence = object({ value: decimal, thresholds: optional(nullable(array(text))) });

const field = object({ name: text, value: optional(nullable(object({ formatted: optional(nullable(text)) }))) });

const prediction = object({
	taxonomies: optional(
		nullable(
			array(
				object({
					name: text,
					labels: optional(
						nullable(
							array(
								object({
									name: text,
									occurrence_confidence: confidence,
									extraction_confidence: optional(nullable(object({ value: decimal }))),
									fields: optional(nullable(array(field))),
								}),
							),
						),
					),
					general_fields: optional(nullable(array(field))),
				}),
			),
		),
	),
});

const token: Shape<string> = (value) => {
	const written = text(value);
	return written === '' ? text(undefined) : written;
};

const resultsReply = okEnvelope({
	results: array(object({ comment, prediction: optional(nullable(prediction)), continuation: token })),
	num_filtered: wholeNumber,
	more_results: truth,
	continuation: token,
});

const entityList = optional(nullable(array(object({ name: text, formatted_value: optional(nullable(text)) }))));

const fetchReply = okEnvelope({
	results: array(
		object({
			comment,
			sequence_id: token,
			labels: optional(
				nullable(array(object({ name: either(text, array(text)), probability: optional(nullable(decimal)) }))),
			),
			entities: entityList,
		}),
	),
	filtered: wholeNumber,
	is_end_sequence: truth,
	sequence_id: token,
});

/** Reply of GET `…/results` (UiPath API catalogue, Streams: GET results). */
export const batchOfResults: Shape<Batch> = (value) => {
	const reply = resultsReply(value);
	return {
		results: reply.results.map((result) => ({
			comment: result.comment,
			sequenceId: result.continuation,
			...predicted(result.prediction),
			raw: anyObject(result),
		})),
		filtered: reply.num_filtered,
		more: reply.more_results,
		sequenceId: reply.continuation,
	};
};

/** Reply of POST `…/fetch` (UiPath API catalogue, Streams: POST fetch). */
export const batchOfFetch: Shape<Batch> = (value) => {
	const reply = fetchReply(value);
	return {
		results: reply.results.map((result) => ({
			comment: result.comment,
			sequenceId: result.sequence_id,
			labels: (result.labels ?? []).map(({ name, probability }) => ({
				name: typeof name === 'string' ? name : name.join(' > '),
				probability: probability ?? 1,
				thresholds: { stream: null, highPrecision: null, balanced: null, highRecall: null },
				extractionProbability: null,
				fields: {},
			})),
			fields: entitiesByName(result.entities),
			raw: anyObject(result),
		})),
		filtered: reply.filtered,
		more: !reply.is_end_sequence,
		sequenceId: reply.sequence_id,
	};
};

type Field = Shaped<typeof field>;

function predicted(from: Shaped<typeof prediction> | null | undefined): Pick<Result, 'labels' | 'fields'> {
	const taxonomies = from?.taxonomies ?? [];
	const taxonomy = taxonomies.find(({ name }) => name === 'default') ?? taxonomies[0];
	return {
		labels: (taxonomy?.labels ?? []).map((label) => {
			const passed = label.occurrence_confidence.thresholds ?? [];
			return {
				name: label.name,
				probability: label.occurrence_confidence.value,
				thresholds: {
					stream: passed.includes('stream'),
					highPrecision: passed.includes('high_precision'),
					balanced: passed.includes('balanced'),
					highRecall: passed.includes('high_recall'),
				},
				extractionProbability: label.extraction_confidence?.value ?? null,
				fields: fieldsByName(label.fields),
			};
		}),
		fields: fieldsByName(taxonomy?.general_fields),
	};
}

function fieldsByName(fields: readonly Field[] | null | undefined): IDataObject {
	const byName: IDataObject = {};
	for (const { name, value } of fields ?? []) addIfMissing(byName, name, value?.formatted ?? null);
	return byName;
}

function entitiesByName(entities: Shaped<typeof entityList>): IDataObject {
	const byName: IDataObject = {};
	for (const { name, formatted_value: value } of entities ?? []) addIfMissing(byName, name, value ?? null);
	return byName;
}

/** Every value of `more` that `fields` lacks; one that is missing never hides one that was found. */
export function addMissing(fields: IDataObject, more: IDataObject): void {
	for (const name of Object.keys(more)) addIfMissing(fields, name, more[name]);
}

/** Where a name comes twice, the first value that is not missing stays. */
function addIfMissing(fields: IDataObject, name: string, value: IDataObject[string]): void {
	if (!Object.hasOwn(fields, name) || (fields[name] ?? null) === null) setOwn(fields, name, value);
}
