import { composedForAll } from '../../shared/operation';
import { path } from '../../shared/wire/path';
import { folder } from '../fields';
import { itemId } from '../queueItem/fields';
import { reviewed, reviewedIn } from './reviewing';

/**
 * POST `SetItemReviewStatus` with Retried (UiPath API catalogue, Orchestrator queues: Review): a new item with the same key takes the
 * place of the failed one. A repeat does nothing, since the request names the version that the first one has used up.
 */
export const retryFailedItems = composedForAll({
	value: 'retryFailedItems',
	name: 'Retry Failed Items',
	action: 'Retry failed queue items (cannot be undone)',
	description:
		'Put failed or abandoned queue items back into their queue as new items with the same key. This cannot be undone.',
	effect: 'settles',
	fields: [folder, itemId],
	parameters: (read) => reviewedIn(read, undefined),
	run: async (api, entries) =>
		await reviewed(
			api,
			entries,
			() => ({
				path: path`/odata/QueueItems/UiPathODataSvc.SetItemReviewStatus`,
				body: { status: 'Retried' },
				isDone: ({ ReviewStatus }) => ReviewStatus === 'Retried',
				refusal: ({ Id, ReviewStatus }) =>
					ReviewStatus === 'Retried' ? `Queue item ${Id} was retried already, so it was left as it is.` : undefined,
			}),
			() => ({ retried: true, reviewStatus: 'Retried' }),
		),
});
