/** Fields that more than one operation of this node asks for, and how they are read. */
import type { INodeProperties } from 'n8n-workflow';

import { once } from '../shared/once';
import type { Read } from '../shared/read';
import { folderHeader } from '../shared/wire/folder';
import type { Folder } from '../shared/wire/folder';
import type { HeaderValues } from '../shared/wire/headers';
import { int64 } from '../shared/wire/odata';

/** Names the folder that an operation works in; empty leaves the folder to UiPath. */
export const folder: INodeProperties = {
	displayName: 'Folder',
	name: 'folder',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	hint: 'E.g. Shared/Finance. It may stay empty if the credential has one folder',
	description: 'The Orchestrator folder to work in',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'folders', searchable: true },
		},
		{
			displayName: 'By Path',
			name: 'path',
			type: 'string',
			placeholder: 'e.g. Shared/Finance',
			hint: 'The full path, names separated by a slash',
		},
		{
			displayName: 'By Key',
			name: 'key',
			type: 'string',
			placeholder: 'e.g. 1c632cc1-44ab-4e5f-9d0c-0123456789ab',
			hint: 'The key (GUID) stays the same for as long as the folder exists',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 1042',
			hint: 'IDs change with the licence plan: prefer the path or the key',
		},
	],
};

/** Names one queue of the folder. */
export const queue: INodeProperties = {
	displayName: 'Queue',
	name: 'queue',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The queue to work with',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'queues', searchable: true },
		},
		{
			displayName: 'By Name',
			name: 'name',
			type: 'string',
			placeholder: 'e.g. Invoices',
		},
		{
			displayName: 'By ID',
			name: 'id',
			type: 'string',
			placeholder: 'e.g. 53174',
			hint: 'The number after "queues/" in the address of the queue\'s page',
		},
	],
};

/** The same picker where a queue only narrows a list. */
export const optionalQueue: INodeProperties = {
	...queue,
	required: false,
	description: 'The queue whose items to list. Leave it empty for the items of every queue.',
};

/** How a queue is named in the panel. */
export interface QueueChoice {
	readonly by: 'name' | 'id';
	readonly value: string;
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a folder picker holds (its list stores the key, or the path where the server has no keys); `undefined` where it is empty. */
export function folderNamed({ mode, value }: { readonly mode: string; readonly value: string }): Folder | undefined {
	if (value === '') return undefined;
	if (mode === 'id') return { by: 'id', value };
	if (mode === 'key' || (mode === 'list' && GUID.test(value))) return { by: 'key', value };
	return { by: 'path', value };
}

/** The header for the folder that is chosen, or none. @throws InputError for a folder that cannot be one. */
export const folderHeaders = once((panel): HeaderValues => {
	const chosen = folderNamed(panel.located('folder'));
	return chosen === undefined ? {} : folderHeader(chosen);
});

/** The queue that is chosen. @throws InputError where there is none, or its id is no whole number. */
export function queueChoice(read: Read): QueueChoice {
	return optionalQueueChoice(read) ?? { by: 'name', value: read.text('queue') };
}

/** The same where a queue need not be chosen. */
export const optionalQueueChoice = once((panel): QueueChoice | undefined => {
	const { mode, value } = panel.located('queue');
	if (value === '') return undefined;
	return mode === 'id' ? { by: 'id', value: int64(value).text } : { by: 'name', value };
});
