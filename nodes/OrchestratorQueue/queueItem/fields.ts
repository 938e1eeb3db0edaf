/** Fields that several operations on queue items ask for. */
import type { INodeProperties } from 'n8n-workflow';

import type { Values } from '../../shared/read';
import { int64 } from '../../shared/wire/odata';

/** How long texts of a queue item may be (UiPath API catalogue, Orchestrator queues: Rate and size limits). */
export const MOST_CHARACTERS = { reference: 128, operationId: 128, progress: 104_857 } as const;

/** Names one queue item. */
export const itemId: INodeProperties = {
	displayName: 'Queue Item ID',
	name: 'itemId',
	type: 'string',
	default: '',
	required: true,
	placeholder: 'e.g. 4501872',
	description: 'The number of the queue item. Large numbers keep every digit.',
};

/** The id in digits, never rounded. @throws InputError where it is no 64-bit whole number. */
export function itemIdOf(read: Values): string {
	return int64(read.text('itemId')).text;
}
