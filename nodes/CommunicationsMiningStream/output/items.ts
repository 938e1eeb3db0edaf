/** A batch as n8n items: one per comment, one per extraction, or one for the batch. */
import { createHash } from 'node:crypto';

import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { commentColumns, REFERENCE_LIMIT } from '../../shared/communicationsMining/comment';
import type { PanelValues } from '../../shared/read';
import { addMissing } from './batch';
import type { Batch, Label, Result } from './batch';

/** What one output item stands for. */
export const output: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	options: [
		{ name: 'One Item per Batch', value: 'batch', description: 'A single item with a list of comments' },
		{ name: 'One Item per Comment', value: 'comments', description: 'The comment with its labels and fields' },
		{
			name: 'One Item per Extraction',
			value: 'extractions',
			description: 'The comment once for each label found in it, with the fields that belong to the label',
		},
	],
	default: 'comments',
	description: 'What one output item stands for',
};

/** Under Options. */
export const includeRaw: INodeProperties = {
	displayName: 'Include Raw Result',
	name: 'includeRaw',
	type: 'boolean',
	default: false,
	description: 'Whether to add the result exactly as UiPath sent it, under "raw"',
};

export interface Shaping {
	readonly output: 'batch' | 'comments' | 'extractions';
	readonly raw: boolean;
}

export function shapingOf(read: PanelValues): Shaping {
	return {
		output: read.choice('output', ['batch', 'comments', 'extractions']),
		raw: read.options.flag('includeRaw'),
	};
}

/** The batch's items in the stream's order. An empty batch gives none, except as `batch`. */
export function itemsOf(batch: Batch, shaping: Shaping): IDataObject[] {
	switch (shaping.output) {
		case 'comments':
			return batch.results.map((result) => commentItem(result, batch, shaping));
		case 'extractions':
			return batch.results.flatMap((result) => extractionItems(result, batch, shaping));
		case 'batch':
			return [
				{
					comments: batch.results.map((result) => commentItem(result, batch, shaping)),
					count: batch.results.length,
					filtered: batch.filtered,
					more: batch.more,
					batchSequenceId: batch.sequenceId,
				},
			];
	}
}

/** Columns of the comment, its labels (likeliest first named on its own), fields by name, and both positions. */
function commentItem(result: Result, batch: Batch, shaping: Shaping): IDataObject {
	const { comment, labels, sequenceId } = result;
	const top = likeliest(labels);
	const item: IDataObject = {
		reference: referenceOf(comment.uid, comment.source_id ?? ''),
		...commentColumns(comment),
		label: top?.name ?? null,
		probability: top?.probability ?? null,
		labels,
		fields: allFields(result),
		sequenceId,
		batchSequenceId: batch.sequenceId,
	};
	return shaping.raw ? { ...item, raw: result.raw } : item;
}

function extractionItems(result: Result, batch: Batch, shaping: Shaping): IDataObject[] {
	const { comment, sequenceId } = result;
	const columns = commentColumns(comment);
	const reference = referenceOf(comment.uid, comment.source_id ?? '');
	const items = result.labels.map((label, index) => ({
		reference,
		...columns,
		extraction: index,
		label: label.name,
		probability: label.probability,
		thresholds: { ...label.thresholds },
		extractionProbability: label.extractionProbability,
		fields: { ...result.fields, ...label.fields },
		sequenceId,
		batchSequenceId: batch.sequenceId,
	}));
	return shaping.raw ? items.map((item) => ({ ...item, raw: result.raw })) : items;
}

/** Of the most specific labels: the older route lists `Dispute` beside `Dispute > Wrong Amount`, and never less likely. */
function likeliest(labels: readonly Label[]): Label | undefined {
	let top: Label | undefined;
	for (const label of labels) {
		if (label.probability <= (top?.probability ?? -1)) continue;
		const within = `${label.name} > `;
		if (!labels.some(({ name }) => name.startsWith(within))) top = label;
	}
	return top;
}

/** General fields, then what the labels add, likeliest label first; a missing value never hides one that was found. */
function allFields(result: Result): IDataObject {
	const withFields = result.labels.filter((label) => Object.keys(label.fields).length > 0);
	if (withFields.length === 0) return result.fields;
	const fields = { ...result.fields };
	withFields.sort((one, other) => other.probability - one.probability);
	for (const label of withFields) addMissing(fields, label.fields);
	return fields;
}

/** The uid where it fits into a queue item's Reference; a longer one as its source and a digest, always the same. */
function referenceOf(uid: string, sourceId: string): string {
	if (uid.length <= REFERENCE_LIMIT) return uid;
	return `${sourceId.slice(0, 32)}.${createHash('sha256').update(uid).digest('hex')}`;
}
