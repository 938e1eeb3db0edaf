import type { Resource } from '../../shared/operation';
import { add } from './add';
import { addMany } from './addMany';
import { clearContent } from './clearContent';
import { delete as deleteItem } from './delete';
import { deleteMany } from './deleteMany';
import { get } from './get';
import { getEvents } from './getEvents';
import { getLastRetry } from './getLastRetry';
import { getMany } from './getMany';
import { getProcessingHistory } from './getProcessingHistory';
import { update } from './update';

export const queueItemResource: Resource = {
	value: 'queueItem',
	name: 'Queue Item',
	operations: [
		add,
		addMany,
		clearContent,
		deleteItem,
		deleteMany,
		get,
		getEvents,
		getLastRetry,
		getMany,
		getProcessingHistory,
		update,
	],
};
