/** Streams, results and fetched comments as answers show them (UiPath API catalogue, Streams). */
import { WrittenElement } from '../delivery';
import { commentAnswer } from './commentAnswer';
import { predictionOf, type FieldValue, type LabelPrediction, type Prediction } from './prediction';
import type { StoredComment, StreamState } from './state';
import { organisation, fieldTypes, type Field } from './taxonomy';
import { formatTimestamp } from './timestamps';
import { sequenceId } from './tokens';

export function streamAnswer({ definition, id, dataset, createdAt, updatedAt }: StreamState): object {
	return {
		id,
		dataset_id: dataset.id,
		name: definition.name,
		title: definition.title ?? '',
		description: definition.description ?? '',
		created_at: formatTimestamp(createdAt),
		updated_at: formatTimestamp(updatedAt),
		comment_filter: definition.comment_filter ?? {},
		...(definition.model !== undefined && { model: definition.model }),
	};
}

/** The threshold a stream sets on a label; `undefined` where it sets none. */
export function thresholdOf({ definition }: StreamState, path: readonly string[]): number | undefined {
	const name = path.join(' > ');
	const entry = definition.model?.label_thresholds?.find((each) => each.name.join(' > ') === name);
	return entry && (entry.threshold ?? 0);
}

/** The labels that a stream's dataset defines, among those predicted. */
export function labelsOf(stream: StreamState, comment: StoredComment): LabelPrediction[] {
	const defined = stream.dataset.labels;
	return predictionOf(comment).labels.filter(({ path }) =>
		defined.some((label) => label.path[0] === path[0] && (path.length === 1 || label.path[1] === path[1])),
	);
}

const builtIn = [
	{ name: 'high_precision', minimum: 0.85 },
	{ name: 'balanced', minimum: 0.6 },
	{ name: 'high_recall', minimum: 0.3 },
] as const;

/** What was shown before: a prediction is a new object after a change of its comment, a definition after one of its stream. */
const shown = new WeakMap<StreamState['definition'], WeakMap<Prediction, ResultShown>>();

interface ResultShown {
	readonly next: number;
	readonly element: WrittenElement;
}

/** One result; `next` is the position after it. */
export function resultElement(stream: StreamState, comment: StoredComment, next: number): WrittenElement {
	const { definition } = stream;
	const known = shown.get(definition) ?? new WeakMap<Prediction, ResultShown>();
	shown.set(definition, known);
	const prediction = predictionOf(comment);
	const before = known.get(prediction);
	if (before?.next === next) return before.element;
	const result = {
		comment: commentAnswer(comment),
		prediction: definition.model ? predictionAnswer(stream, comment, prediction) : null,
		continuation: sequenceId(stream.id, next),
	};
	const element = new WrittenElement(JSON.stringify(result));
	known.set(prediction, { next, element });
	return element;
}

/** Every label is there, with the thresholds it clears. */
function predictionAnswer(stream: StreamState, comment: StoredComment, prediction: Prediction): object {
	const { generalFields, qualityOfService } = prediction;
	const labels = labelsOf(stream, comment).flatMap((label) => {
		const threshold = thresholdOf(stream, label.path);
		const onStream = threshold !== undefined && label.probability >= threshold ? ['stream'] : [];
		return label.extractions.map((fields) => ({
			name: label.path.join(' > '),
			occurrence_confidence: { value: label.probability, thresholds: [...onStream, ...cleared(label.probability)] },
			extraction_confidence: { value: label.extraction, thresholds: cleared(label.extraction) },
			fields: fields.map(resultField),
		}));
	});
	const general = generalFields.map((value) => ({ ...resultField(value), confidence: 0.77 }));
	const scores = qualityOfService === 0 ? [] : [{ name: 'quality_of_service', value: qualityOfService }];
	return { taxonomies: [{ name: 'default', labels, general_fields: general }], scores };
}

function cleared(value: number): string[] {
	return builtIn.filter(({ minimum }) => value >= minimum).map(({ name }) => name);
}

function resultField({ field, span, formatted }: FieldValue): object {
	if (!span) return { name: field.name, value: null, text_spans: [] };
	const { part, start, end } = span;
	const bytes = { utf16_byte_start: start * 2, utf16_byte_end: end * 2 };
	return { name: field.name, value: { formatted }, text_spans: [{ content_part: part, message_index: 0, ...bytes }] };
}

/** The taxonomy a stream's model was trained on. */
export function modelAnswer({ dataset }: StreamState): object {
	const labels = dataset.labels.map(({ path, fields }) => ({
		name: path.join(' > '),
		instructions: null,
		fields: fields.map(fieldDefinition),
	}));
	const types = Object.values(fieldTypes).map(({ id, name, kind }) => ({
		field_type_id: id,
		name,
		instructions: null,
		data_type: { kind },
	}));
	const fields = { general_fields: [fieldDefinition(organisation)], field_types: types };
	return { definition: { taxonomies: [{ name: 'default', instructions: '', labels, ...fields }] } };
}

function fieldDefinition({ id, type, name }: Field): object {
	return { field_id: id, field_type_id: type.id, name, instructions: null };
}

/** One comment of a legacy fetch, beside its sequence id; predictions are absent without a model. */
export function fetchedComment(stream: StreamState, comment: StoredComment): object {
	if (!stream.definition.model) return { comment: commentAnswer(comment) };
	const { entities, tone, qualityOfService } = predictionOf(comment);
	return {
		comment: commentAnswer(comment),
		labels: passing(stream, labelsOf(stream, comment)).map(({ path, probability, sentiment }) => ({
			name: path,
			probability,
			...(stream.dataset.hasSentiment && { sentiment }),
		})),
		entities: entities.map(fetchedEntity),
		label_properties: [
			{ property_id: '0000000000000001', property_name: 'tone', value: tone },
			{ property_id: '0000000000000002', property_name: 'quality_of_service', value: qualityOfService },
		],
	};
}

/** Where thresholds are set, only the labels named there that reach theirs; otherwise all. */
function passing(stream: StreamState, labels: readonly LabelPrediction[]): readonly LabelPrediction[] {
	if (!stream.definition.model?.label_thresholds?.length) return labels;
	return labels.filter(({ path, probability }) => probability >= (thresholdOf(stream, path) ?? Infinity));
}

function fetchedEntity({ field, span, formatted }: FieldValue, index: number): object {
	const place = span && {
		content_part: span.part,
		message_index: 0,
		char_start: characters(span.text, span.start),
		char_end: characters(span.text, span.end),
		utf16_byte_start: span.start * 2,
		utf16_byte_end: span.end * 2,
	};
	return {
		id: `${field.id}${String(index).padStart(4, '0')}`,
		name: field.name.toLowerCase().replaceAll(' ', '-'),
		kind: field.type.name.toLowerCase().replaceAll(' ', '-'),
		formatted_value: formatted,
		probability: null,
		capture_ids: [],
		span: place,
		spans: [place],
	};
}

/** How many Unicode characters stand before a UTF-16 position. */
function characters(text: string, position: number): number {
	let count = 0;
	for (let index = 0; index < position; index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1) count += 1;
	return count;
}
