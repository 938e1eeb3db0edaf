import type { INodeProperties } from 'n8n-workflow';

import { composed } from '../../shared/operation';
import type { Read } from '../../shared/read';
import { bounded } from '../../shared/wire/input';
import { chosenContent } from '../content/content';
import { contentPanel, nestedValues } from '../content/fields';
import { checkContent, contentSchemaOf } from '../content/schema';
import { folder, folderHeaders, queue, queueChoice } from '../fields';
import type { QueueChoice } from '../fields';
import { queueOf } from '../queue';
import { edited } from './edit';
import type { Edit } from './edit';
import { itemId, itemIdOf, MOST_CHARACTERS } from './fields';
import { deferDate, dueDate, priority, PRIORITIES, progress } from './newItem';

const changes: INodeProperties = {
	displayName: 'Changes',
	name: 'changes',
	type: 'collection',
	placeholder: 'Add Change',
	default: {},
	options: [
		deferDate,
		dueDate,
		priority,
		progress,
		{
			displayName: 'Remove',
			name: 'remove',
			type: 'multiOptions',
			options: [
				{ name: 'Defer Date', value: 'DeferDate' },
				{ name: 'Due Date', value: 'DueDate' },
				{ name: 'Progress', value: 'Progress' },
			],
			default: [],
			description: 'What to take away from the item',
		},
	],
	description: 'What to change. Everything else stays as it is.',
};

const contentChange: INodeProperties = {
	displayName: 'Specific Content',
	name: 'contentChange',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Add and Overwrite Fields', value: 'merge', description: 'Fields given here are set, the others stay' },
		{ name: 'Leave as It Is', value: 'keep', description: 'The content is not touched' },
		{ name: 'Replace', value: 'replace', description: 'The item holds what is given here and nothing else' },
	],
	default: 'keep',
	description: 'What to do with the data of the item',
};

const shownWithContent = (field: INodeProperties, contentFrom?: string): INodeProperties => ({
	...field,
	displayOptions: {
		show: {
			...field.displayOptions?.show,
			contentChange: ['merge', 'replace'],
			...(contentFrom !== undefined && { contentFrom: [contentFrom] }),
		},
	},
});

interface Update {
	readonly edit: Edit;
	/** The queue whose JSON schema the content must match. */
	readonly bySchemaOf: QueueChoice | undefined;
}

/** PUT `QueueItems(id)` (UiPath API catalogue, Edit): reads the item, merges the changes, writes it, and reads it again. */
export const update = composed({
	value: 'update',
	name: 'Update',
	action: 'Update a queue item',
	description: 'Change priority, dates, progress or specific content of an item that is new, failed or abandoned',
	effect: 'settles',
	fields: [
		folder,
		itemId,
		changes,
		contentChange,
		...contentPanel.map((field) => shownWithContent(field)),
		shownWithContent(queue, 'schema'),
	],
	options: [nestedValues],
	parameters: updateOf,
	run: async (api, { edit, bySchemaOf }) => {
		if (bySchemaOf === undefined) return [{ json: await edited(api, edit) }];
		const schema = contentSchemaOf((await queueOf(api, edit.headers, bySchemaOf)).SpecificDataJsonSchema);
		const json = await edited(api, edit, (content) => {
			if (schema !== undefined) checkContent(schema, content);
		});
		return [{ json }];
	},
});

function updateOf(read: Read): Update {
	const change = read.collection('changes');
	const contentWay = read.choice('contentChange', ['keep', 'merge', 'replace']);
	const chosen = contentWay === 'keep' ? undefined : chosenContent(read);
	const removed = change.choices('remove', ['DeferDate', 'DueDate', 'Progress']);
	const data = {
		Priority: change.has('priority') ? change.choice('priority', PRIORITIES) : undefined,
		DeferDate: change.optionalMoment('deferDate'),
		DueDate: change.optionalMoment('dueDate'),
		Progress: bounded(change.optionalText('progress'), progress.displayName, MOST_CHARACTERS.progress),
	};
	const set = Object.entries(data).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
	return {
		edit: {
			id: itemIdOf(read),
			headers: folderHeaders(read),
			set: Object.fromEntries([...set, ...removed.map((name) => [name, null] as const)]),
			...(chosen !== undefined && { content: { values: chosen.content, replace: contentWay === 'replace' } }),
		},
		bySchemaOf: chosen?.bySchema === true ? queueChoice(read) : undefined,
	};
}
