import type { INodeProperties } from 'n8n-workflow';

import { inTurn } from '../../shared/inTurn';
import { composed } from '../../shared/operation';
import { InputError } from '../../shared/wire/input';
import { nothing } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import { columnsOf } from '../columns';
import { folder, folderHeaders, queue, queueChoice } from '../fields';
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

const changed: INodeProperties = {
	displayName: 'Changes',
	name: 'changes',
	type: 'collection',
	placeholder: 'Add Change',
	default: {},
	options: [newName, ...sharedSettings].sort((one, other) => one.displayName.localeCompare(other.displayName, 'en')),
	description: 'What to change. Everything else stays as it is.',
};

/** PUT `QueueDefinitions(id)` replaces the whole queue, so it is read first and everything that is not set here goes back as it was. */
export const update = composed({
	value: 'update',
	name: 'Update',
	action: 'Update a queue',
	description: 'Change the name or settings of a queue; what is not set under Changes stays as it is',
	effect: 'settles',
	fields: [folder, queue, changed],
	parameters: (read) => {
		const chosen = read.collection(changed.name);
		const name = queueNameOf(chosen.optionalText(newName.name));
		const changes = { ...(name !== undefined && { Name: name }), ...settingsIn(chosen) };
		if (Object.keys(changes).length === 0) throw new InputError('There is nothing to change. Add what is to be changed under Changes.');
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
