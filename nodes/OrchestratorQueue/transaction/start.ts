import type { INodeProperties } from 'n8n-workflow';

import { composed } from '../../shared/operation';
import { bounded } from '../../shared/wire/input';
import { folder, queue } from '../fields';
import { MOST_CHARACTERS } from '../queueItem/fields';
import { parentOperationId } from '../queueItem/newItem';
import { robotIdentifier, startingOf, startTransaction } from './starting';

const referenceFilter: INodeProperties = {
	displayName: 'Reference Filter',
	name: 'referenceFilter',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Any Reference', value: 'any' },
		{ name: 'Equals', value: 'Equals' },
		{ name: 'Starts With', value: 'StartsWith' },
	],
	default: 'any',
	description: 'Whether to start only an item with a certain reference',
};

const reference: INodeProperties = {
	displayName: 'Reference',
	name: 'reference',
	type: 'string',
	default: '',
	required: true,
	displayOptions: { show: { referenceFilter: ['Equals', 'StartsWith'] } },
	placeholder: 'e.g. INV-2026-',
	description: 'What the reference must be, or begin with',
};

const EXPLANATION =
	'UiPath handed out no item (204). Either the queue has no new item that is due (all are done, deferred to later, or have another ' +
	'reference), or this credential has no robot: UiPath hands items to robots only and tells everybody else that there are none. ' +
	'Queue Item: Get Many with Status "New" shows which it is.';

/** POST `StartTransaction` without content: the next item that is due goes to In Progress. A second copy takes a second item. */
export const start = composed({
	value: 'start',
	name: 'Start',
	action: 'Start the next transaction of a queue',
	description:
		'Take the next queue item that is due and mark it as in progress. UiPath hands items to robots only; other credentials are told that there are none.',
	effect: 'adds',
	fields: [folder, queue, referenceFilter, reference],
	options: [parentOperationId, robotIdentifier],
	parameters: (read) => {
		const option = read.choice('referenceFilter', ['any', 'Equals', 'StartsWith']);
		const wanted =
			option === 'any'
				? {}
				: { Reference: bounded(read.text('reference'), reference.displayName, MOST_CHARACTERS.reference), ReferenceFilterOption: option };
		return startingOf(read, wanted);
	},
	run: async (api, starting) => await startTransaction(api, starting, EXPLANATION),
});
