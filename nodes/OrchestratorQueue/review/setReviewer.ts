import { composedForAll } from '../../shared/operation';
import { exactInteger } from '../../shared/wire/exactInteger';
import { path } from '../../shared/wire/path';
import { folder } from '../fields';
import { itemId } from '../queueItem/fields';
import { reviewer, reviewerOf } from './fields';
import { reviewed, reviewedIn } from './reviewing';

/** POST `SetItemReviewer` (UiPath API catalogue, Orchestrator queues: Review). */
export const setReviewer = composedForAll({
	value: 'setReviewer',
	name: 'Set Reviewer',
	action: 'Set the reviewer of queue items',
	description: 'Assign queue items to a user for review',
	effect: 'settles',
	fields: [folder, itemId, reviewer],
	parameters: (read) => reviewedIn(read, reviewerOf(read)),
	run: async (api, entries) =>
		await reviewed(
			api,
			entries,
			(userId) => ({
				path: path`/odata/QueueItems/UiPathODataSvc.SetItemReviewer`,
				body: { userId: exactInteger(userId) },
				isDone: ({ ReviewerUserId }) => String(ReviewerUserId) === userId,
			}),
			(userId) => ({ reviewerSet: true, reviewerUserId: userId }),
		),
});
