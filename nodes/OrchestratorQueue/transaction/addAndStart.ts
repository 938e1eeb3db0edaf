import type { INodeProperties } from 'n8n-workflow';

import { composed } from '../../shared/operation';
import { chosenContent } from '../content/content';
import { contentPanel, nestedValues } from '../content/fields';
import { withTypeHints } from '../content/flat';
import { folder, queue } from '../fields';
import { parentOperationId, robotIdentifier, startingOf, startTransaction, upTo128 } from './starting';

const reference: INodeProperties = {
	displayName: 'Reference',
	name: 'reference',
	type: 'string',
	default: '',
	placeholder: 'e.g. INV-2026-0117',
	hint: 'With a reference and a queue that enforces unique references, running this again never makes a second copy',
	description: 'What the item is known by, 128 characters at most. Required where the queue enforces unique references.',
};

const dueDate: INodeProperties = {
	displayName: 'Due Date',
	name: 'dueDate',
	type: 'dateTime',
	default: '',
	description: 'The latest moment at which the item should be processed',
};

const EXPLANATION =
	'UiPath started nothing (204), and an item was most likely not added either. This credential has no robot: UiPath hands items to robots only. ' +
	'Use Queue Item: Add to put the item into the queue for a robot to take.';

/** POST `StartTransaction` with content: a new item is made and goes to In Progress at once. A second copy makes a second item. */
export const addAndStart = composed({
	value: 'addAndStart',
	name: 'Add and Start',
	action: 'Add a queue item and start it',
	description:
		'Add an item to a queue and mark it as in progress at once, so that no robot takes it. UiPath lets robots do that only; other credentials are told that there is nothing.',
	effect: 'adds',
	fields: [folder, queue, reference, ...contentPanel],
	options: [dueDate, nestedValues, parentOperationId, robotIdentifier],
	parameters: (read) =>
		startingOf(read, {
			// Never null: without content UiPath would start an item that is there already.
			SpecificContent: withTypeHints(chosenContent(read).content),
			Reference: upTo128(read.optionalText('reference'), reference.displayName),
			DueDate: read.options.optionalMoment('dueDate'),
		}),
	run: async (api, starting) => await startTransaction(api, starting, EXPLANATION),
});
