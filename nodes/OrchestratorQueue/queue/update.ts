import type { INodeProperties } from 'n8n-workflow';

import { composed } from '../../shared/operation';
import { InputError } from '../../shared/wire/input';
import { nothing } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import { columnsOf } from '../columns';
import { folder, folderHeaders, queue, queueChoice } from '../fields';
import { inTurn } from '../inTurn';
import { queueDefinition, queueOf } from '../queue';
import { queueNameOf, settingsIn, sharedSettings } from './settings';

const newName: INodeProperties = {
	displayName: 'New Name',
	name: 'newName',
	type: 'string',
	default: '',
	placeholder: 'e.g. Invoices 2027',
	description: 'How the queue is to be called from now on, in at most 50 characters',
};

/** PUT `QueueDefinitions(id)` replaces the whole queue, so it is read first and everything that is not set here goes back as it was. */
export const update = composed({
	value: 'update',
	name: 'Update',
	action: 'Update a queue',
	description: 'Change the settings of a queue that are set under Options; the others stay as they are',
	effect: 'settles',
	fields: [folder, queue],
	options: [newName, ...sharedSettings],
	parameters: (read) => {
		const name = queueNameOf(read.options.optionalText('newName'));
		const changes = { ...(name !== undefined && { Name: name }), ...settingsIn(read.options) };
		if (Object.keys(changes).length === 0) throw new InputError('There is nothing to change. Set what is to be changed under Options.');
		return { headers: folderHeaders(read), choice: queueChoice(read), changes };
	},
	run: async (api, { headers, choice, changes }) => {
		const { Id } = await queueOf(api, headers, choice);
		const at = path`/odata/QueueDefinitions(${Id})`;
		return await inTurn(api, at, async () => {
			const before = await api.send('reads', { method: 'GET', path: at, headers }, queueDefinition);
			const kept = Object.entries(before).filter(([name]) => !name.includes('@'));
			const body = { ...Object.fromEntries(kept), ...changes };
			await api.send('settles', { method: 'PUT', path: at, headers, body }, nothing);
			return [{ json: columnsOf(body) }];
		});
	},
});
