import { composed } from '../../shared/operation';
import { bounded } from '../../shared/wire/input';
import { chosenContent } from '../content/content';
import { contentPanel, nestedValues } from '../content/fields';
import { withTypeHints } from '../content/flat';
import { folder, queue } from '../fields';
import { MOST_CHARACTERS } from '../queueItem/fields';
import { dueDate, parentOperationId, reference } from '../queueItem/newItem';
import { robotIdentifier, startingOf, startTransaction } from './starting';

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
			Reference: bounded(read.optionalText('reference'), reference.displayName, MOST_CHARACTERS.reference),
			DueDate: read.options.optionalMoment('dueDate'),
		}),
	run: async (api, starting) => await startTransaction(api, starting, EXPLANATION),
});
