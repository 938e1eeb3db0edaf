/** The panel of an item that is to be added, and how it is read. */
import type { INodeProperties } from 'n8n-workflow';

import { once } from '../../shared/once';
import type { Read } from '../../shared/read';
import { bounded } from '../../shared/wire/input';
import type { HeaderValues } from '../../shared/wire/headers';
import { chosenContent } from '../content/content';
import { contentPanel, nestedValues } from '../content/fields';
import { withTypeHints } from '../content/flat';
import type { FlatContent } from '../content/flat';
import { folder, folderHeaders, queue, queueChoice } from '../fields';
import type { QueueChoice } from '../fields';
import { MOST_CHARACTERS } from './fields';

export const PRIORITIES = ['High', 'Normal', 'Low'] as const;

/** Who made the item, as Orchestrator knows it (QueueItemDataDto, Source). */
const SOURCES = ['Manual', 'Apps', 'ProcessOrchestration'] as const;

export const reference: INodeProperties = {
	displayName: 'Reference',
	name: 'reference',
	type: 'string',
	default: '',
	placeholder: 'e.g. INV-2026-0117',
	hint: 'With a reference and a queue that enforces unique references, running this again never makes a second copy',
	description: 'What the item is known by, 128 characters at most. Required where the queue enforces unique references.',
};

export const priority: INodeProperties = {
	displayName: 'Priority',
	name: 'priority',
	type: 'options',
	options: [
		{ name: 'High', value: 'High' },
		{ name: 'Low', value: 'Low' },
		{ name: 'Normal', value: 'Normal' },
	],
	default: 'Normal',
	description: 'Robots take items of higher priority first',
};

export const deferDate: INodeProperties = {
	displayName: 'Defer Date',
	name: 'deferDate',
	type: 'dateTime',
	default: '',
	description: 'Robots do not take the item before then',
};

export const dueDate: INodeProperties = {
	displayName: 'Due Date',
	name: 'dueDate',
	type: 'dateTime',
	default: '',
	description: 'By when the item should be processed',
};

const riskSlaDate: INodeProperties = {
	displayName: 'Risk SLA Date',
	name: 'riskSlaDate',
	type: 'dateTime',
	default: '',
	description: 'From when on the item counts as at risk',
};

export const progress: INodeProperties = {
	displayName: 'Progress',
	name: 'progress',
	type: 'string',
	default: '',
	description: 'A text that says how far the work on the item has come',
};

export const parentOperationId: INodeProperties = {
	displayName: 'Parent Operation ID',
	name: 'parentOperationId',
	type: 'string',
	default: '',
	description: 'What the item belongs to, in your own words; 128 characters at most. Servers before 2024 refuse it.',
};

const source: INodeProperties = {
	displayName: 'Source',
	name: 'source',
	type: 'options',
	options: [
		{ name: 'Apps', value: 'Apps' },
		{ name: 'Manual', value: 'Manual' },
		{ name: 'Process Orchestration', value: 'ProcessOrchestration' },
	],
	default: 'Manual',
	description: 'Where the item comes from, as Orchestrator shows it. Servers before 2023 refuse it.',
};

const duplicatesDelivered: INodeProperties = {
	displayName: 'Duplicates Count as Delivered',
	name: 'duplicatesDelivered',
	type: 'boolean',
	default: false,
	description:
		'Whether an item whose reference the queue has already is put out with the outcome "duplicate" instead of failing. Makes running a workflow again harmless.',
};

/** Everything that an item to be added asks for. */
export const newItemFields = [folder, queue, reference, ...contentPanel] as const;

/** Under Options. */
export const newItemOptions = [
	deferDate,
	dueDate,
	duplicatesDelivered,
	nestedValues,
	parentOperationId,
	priority,
	progress,
	riskSlaDate,
	source,
] as const;

/** An item that is to be added, read and checked. */
export interface NewItem {
	readonly headers: HeaderValues;
	readonly queue: QueueChoice;
	readonly reference: string | undefined;
	/** QueueItemDataDto without queue and content; only what was set, since servers refuse fields that they do not know. */
	readonly data: Readonly<Record<string, string>>;
	readonly content: FlatContent;
	/** The content is to be checked against the queue's JSON schema. */
	readonly bySchema: boolean;
	readonly duplicatesDelivered: boolean;
}

/** @throws InputError for whatever cannot be sent. */
export function newItemOf(read: Read): NewItem {
	const entered = bounded(read.optionalText('reference'), reference.displayName, MOST_CHARACTERS.reference);
	return {
		headers: folderHeaders(read),
		queue: queueChoice(read),
		reference: entered,
		data: entered === undefined ? optionalData(read) : { Reference: entered, ...optionalData(read) },
		...chosenContent(read),
		duplicatesDelivered: deliversDuplicates(read),
	};
}

const deliversDuplicates = once(({ options }) => options.flag('duplicatesDelivered'));

const optionalData = once(({ options }) =>
	onlySet({
		Priority: options.has('priority') ? options.choice('priority', PRIORITIES) : undefined,
		DeferDate: options.optionalMoment('deferDate'),
		DueDate: options.optionalMoment('dueDate'),
		RiskSlaDate: options.optionalMoment('riskSlaDate'),
		Progress: bounded(options.optionalText('progress'), progress.displayName, MOST_CHARACTERS.progress),
		ParentOperationId: bounded(options.optionalText('parentOperationId'), parentOperationId.displayName, MOST_CHARACTERS.operationId),
		Source: options.has('source') ? options.choice('source', SOURCES) : undefined,
	}),
);

/** The item as both routes for adding take it; without `queueName` as an entry of a bulk request. */
export function itemData(item: NewItem, queueName?: string) {
	return {
		...(queueName !== undefined && { Name: queueName }),
		...item.data,
		SpecificContent: withTypeHints(item.content),
	};
}

/** Whether two references are the same to a queue that enforces unique ones: neither case nor spaces around them count. */
export function comparable(reference: string): string {
	return reference.trim().toLowerCase();
}

function onlySet(data: Readonly<Record<string, string | undefined>>): Record<string, string> {
	const set: Record<string, string> = {};
	for (const name in data) if (data[name] !== undefined) set[name] = data[name];
	return set;
}
