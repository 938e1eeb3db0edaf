import type { Resource } from '../../shared/operation';
import { create } from './create';
import { delete as deleteQueue } from './delete';
import { exportItems } from './exportItems';
import { get } from './get';
import { getMany } from './getMany';
import { getProcessingRecords } from './getProcessingRecords';
import { getProcessingStatus } from './getProcessingStatus';
import { getSchema } from './getSchema';
import { update } from './update';

export const queueResource: Resource = {
	value: 'queue',
	name: 'Queue',
	operations: [
		getProcessingStatus,
		getProcessingRecords,
		exportItems,
		get,
		getMany,
		getSchema,
		create,
		update,
		deleteQueue,
	],
};
