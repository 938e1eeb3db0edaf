import { composedForAll } from '../../shared/operation';
import { path } from '../../shared/wire/path';
import { folder } from '../fields';
import { itemId } from '../queueItem/fields';
import { reviewed, reviewedIn } from './reviewing';

/** POST `UnsetItemReviewer` (UiPath API catalogue, Orchestrator queues: Review). */
export const unsetReviewer = composedForAll({
	value: 'unsetReviewer',
	name: 'Unset Reviewer',
	action: 'Unset the reviewer of queue items',
	description: 'Take queue items off their reviewer',
	effect: 'settles',
	fields: [folder, itemId],
	parameters: (read) => reviewedIn(read, undefined),
	run: async (api, entries) =>
		await reviewed(
			api,
			entries,
			() => ({
				path: path`/odata/QueueItems/UiPathODataSvc.UnsetItemReviewer`,
				body: {},
				isDone: ({ ReviewerUserId }) => ReviewerUserId === null,
			}),
			() => ({ reviewerUnset: true }),
		),
});
