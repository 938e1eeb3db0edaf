import type { INodeProperties } from 'n8n-workflow';

import { asError } from '../../shared/asError';
import { attempted } from '../../shared/attempted';
import { afterChange } from '../../shared/client/failure';
import { composed } from '../../shared/operation';
import { InputError } from '../../shared/wire/input';
import { columnsOf } from '../columns';
import { folder, folderHeaders } from '../fields';
import { itemId, itemIdOf } from '../queueItem/fields';
import { dueDate } from '../queueItem/newItem';
import { itemOf, setTransactionResult } from './settling';
import type { TransactionItem } from './settling';

const deferDate: INodeProperties = {
	displayName: 'Postpone To',
	name: 'deferDate',
	type: 'dateTime',
	default: '',
	required: true,
	description: 'The earliest moment at which a robot may take the item again, at least one minute from now',
};

/** UiPath closes an item as successful when it reads a date that has passed, so the date must outlast clocks and networks, in ms. */
const LEAST_AHEAD = 60_000;

/** An item that UiPath did not postpone although it took the request. */
class NotPostponed extends Error {}

/**
 * There is no route of its own for postponing: a successful transaction result with a date in the future puts the item back to New
 * (UiPath documentation, "Postpone Transaction Item": a date that has passed is ignored and the item becomes successful).
 */
export const postpone = composed({
	value: 'postpone',
	name: 'Postpone',
	action: 'Postpone a transaction',
	description: 'Put a queue item that is in progress back into the queue, for a robot to take it later',
	effect: 'settles',
	fields: [folder, itemId, deferDate],
	options: [dueDate],
	parameters: (read) => {
		const until = read.moment('deferDate');
		const due = read.options.optionalMoment('dueDate');
		if (due !== undefined && due <= until) {
			throw new InputError(`"${dueDate.displayName}" must be later than "${deferDate.displayName}".`);
		}
		return { transaction: { id: itemIdOf(read), headers: folderHeaders(read) }, until, due };
	},
	run: async (api, { transaction, until, due }) => {
		if (Date.parse(until) < api.now() + LEAST_AHEAD) {
			throw new InputError(
				`"${deferDate.displayName}" must be at least one minute from now, not ${until}: UiPath closes an item as successful when the date has passed.`,
			);
		}
		const isDone = ({ Status, DeferDate }: TransactionItem): boolean =>
			Status === 'New' && typeof DeferDate === 'string' && Date.parse(DeferDate) === Date.parse(until);
		const body = { IsSuccessful: true, DeferDate: until, ...(due !== undefined && { DueDate: due }) };
		await setTransactionResult(api, transaction, body, isDone);
		const after = await attempted(itemOf(api, transaction));
		if ('failure' in after) throw asError(afterChange(after.failure, 'unknown'));
		const item = after.value;
		if (item.Status === 'Successful') {
			throw new NotPostponed(
				`UiPath closed queue item ${transaction.id} as successful instead of postponing it. Add it again if the work is still to be done.`,
			);
		}
		return [{ json: { postponed: true, ...columnsOf(item) } }];
	},
});
