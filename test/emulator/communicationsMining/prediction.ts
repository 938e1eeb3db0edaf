/** What the model says about a comment: the same text and id always give the same answer. */
import { crc32 } from 'node:zlib';
import { Random } from './random';
import { fields, labels, organisation, type Field, type Label } from './taxonomy';
import type { StoredComment } from './state';

/** Where a value stands; `start` and `end` count UTF-16 code units of the part's text. */
export interface Span {
	readonly part: 'subject' | 'body';
	readonly text: string;
	readonly start: number;
	readonly end: number;
}

export interface FieldValue {
	readonly field: Field;
	/** Null where the message says nothing. */
	readonly span: Span | null;
	readonly formatted: string;
}

/** A predicted label, once for each extraction; parents of a hierarchy are labels of their own. */
export interface LabelPrediction {
	readonly path: readonly string[];
	readonly probability: number;
	readonly extraction: number;
	readonly sentiment: number;
	readonly extractions: ReadonlyArray<readonly FieldValue[]>;
}

export interface Prediction {
	readonly labels: readonly LabelPrediction[];
	readonly generalFields: readonly FieldValue[];
	readonly entities: readonly FieldValue[];
	/** -1..1, 0..1. */
	readonly tone: number;
	readonly qualityOfService: number;
}

/** The prediction for a comment as it is now; kept until the comment changes. */
export function predictionOf(comment: StoredComment): Prediction {
	comment.prediction ??= predict(comment);
	return comment.prediction;
}

type Dice = (salt: number) => number;

function predict(comment: StoredComment): Prediction {
	const random = new Random(crc32(comment.uid));
	const throws = Array.from({ length: 9 }, () => random.integer(65_536) / 65_535);
	const dice: Dice = (salt) => throws[salt % 9] ?? 0;
	const parts = partsOf(comment);
	const text = parts.map((part) => part.text.toLowerCase()).join('\n');
	const found = labels.filter((label) => label.cues.some((cue) => text.includes(cue)));
	return {
		labels: withParents([...found.map((label) => certain(label, parts, dice)), ...doubtful(found, dice)]),
		generalFields: valuesOf(organisation, parts),
		entities: fields.flatMap((field) => valuesOf(field, parts)),
		tone: round(dice(3) * 2 - 1),
		qualityOfService: round(dice(4)),
	};
}

function partsOf({ content }: StoredComment): ReadonlyArray<{ readonly part: 'subject' | 'body'; readonly text: string }> {
	const message = content.messages[0];
	return [
		{ part: 'subject', text: message?.subject?.text ?? '' },
		{ part: 'body', text: message?.body.text ?? '' },
	];
}

type Parts = ReturnType<typeof partsOf>;

function certain(label: Label, parts: Parts, dice: Dice): LabelPrediction {
	const salt = labels.indexOf(label);
	const probability = round(0.55 + 0.44 * dice(salt));
	const values = label.fields.map((field) => ({ field, values: valuesOf(field, parts) }));
	const count = Math.max(1, values[0]?.values.length ?? 0);
	const extractions = Array.from({ length: count }, (_, index) =>
		values.map(({ field, values: all }) => all[index] ?? { field, span: null, formatted: '' }),
	);
	return {
		path: label.path,
		probability,
		extraction: round(probability * (0.8 + 0.2 * dice(salt + 1))),
		sentiment: round(dice(salt + 2) * 2 - 1),
		extractions,
	};
}

/** A label that the text does not bear out, with a probability that no sensible threshold lets pass. */
function doubtful(found: readonly Label[], dice: Dice): LabelPrediction[] {
	const label = labels[Math.floor(dice(7) * labels.length)];
	if (!label || found.includes(label)) return [];
	const probability = round(0.05 + 0.35 * dice(8));
	const nothing = label.fields.map((field) => ({ field, span: null, formatted: '' }));
	return [{ path: label.path, probability, extraction: round(probability / 2), sentiment: 0, extractions: [nothing] }];
}

function withParents(predicted: readonly LabelPrediction[]): LabelPrediction[] {
	const parents = new Map<string, LabelPrediction>();
	for (const label of predicted) {
		const name = label.path[0];
		if (label.path.length < 2 || name === undefined) continue;
		const { sentiment } = label;
		const probability = Math.max(parents.get(name)?.probability ?? 0, round((1 + label.probability) / 2));
		parents.set(name, { path: [name], probability, extraction: probability, sentiment, extractions: [[]] });
	}
	return [...predicted, ...parents.values()];
}

/** Every distinct value of a field, in order; a value that the subject repeats counts where the body has it. */
function valuesOf(field: Field, parts: Parts): FieldValue[] {
	const values = new Map<string, FieldValue>();
	for (const { part, text } of parts) {
		for (const { 0: value, index } of text.matchAll(field.pattern)) {
			const formatted = field.type.kind === 'date' ? `${value}T00:00:00` : value;
			values.set(value, { field, span: { part, text, start: index, end: index + value.length }, formatted });
		}
	}
	return [...values.values()];
}

function round(value: number): number {
	return Math.round(value * 10_000) / 10_000;
}
