import type { INodeProperties } from 'n8n-workflow';

import { single } from '../../shared/operation';
import { path } from '../../shared/wire/path';
import { columnsOf } from '../columns';
import { folder, folderHeaders } from '../fields';
import { queueDefinition } from '../queue';
import { encrypted, queueNameOf, settingsIn, sharedSettings, uniqueReferences } from './settings';

const name: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. Invoices',
	description: 'How the queue is called, in at most 50 characters',
};

/** POST `QueueDefinitions` (UiPath API catalogue, Orchestrator queues: Queue definitions). */
export const create = single({
	value: 'create',
	name: 'Create',
	action: 'Create a queue',
	description: 'Create a queue in a folder',
	effect: 'adds',
	fields: [folder, name, uniqueReferences],
	options: [...sharedSettings, encrypted],
	request: (read) => ({
		method: 'POST',
		path: path`/odata/QueueDefinitions`,
		headers: folderHeaders(read),
		body: {
			Name: queueNameOf(read.text('name')),
			EnforceUniqueReference: read.flag(uniqueReferences.name),
			...settingsIn(read.options),
		},
	}),
	shape: queueDefinition,
	items: (created) => [columnsOf(created)],
});
