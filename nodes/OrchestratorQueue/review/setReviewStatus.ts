import type { INodeProperties } from 'n8n-workflow';

import { composedForAll } from '../../shared/operation';
import { path } from '../../shared/wire/path';
import { folder } from '../fields';
import { itemId } from '../queueItem/fields';
import { reviewed, reviewedIn } from './reviewing';

const STATUSES = ['InReview', 'None', 'Verified'] as const;

const reviewStatus: INodeProperties = {
	displayName: 'Review Status',
	name: 'reviewStatus',
	type: 'options',
	options: [
		{ name: 'In Review', value: 'InReview', description: 'Somebody looks into the failure' },
		{ name: 'None', value: 'None', description: 'Nobody has looked into it yet' },
		{ name: 'Verified', value: 'Verified', description: 'The failure is settled. This cannot be undone.' },
	],
	default: 'InReview',
	description: 'How far the review of the failed item is. To try items again, use Retry Failed Items.',
};

/** POST `SetItemReviewStatus` (UiPath API catalogue, Orchestrator queues: Review), for every status but Retried. */
export const setReviewStatus = composedForAll({
	value: 'setReviewStatus',
	name: 'Set Review Status',
	action: 'Set the review status of queue items',
	description: 'Say how far the review of failed or abandoned queue items is. Verified is final.',
	effect: 'settles',
	fields: [folder, itemId, reviewStatus],
	parameters: (read) => reviewedIn(read, read.choice('reviewStatus', STATUSES)),
	run: async (api, entries) =>
		await reviewed(
			api,
			entries,
			(status) => ({
				path: path`/odata/QueueItems/UiPathODataSvc.SetItemReviewStatus`,
				body: { status },
				isDone: ({ ReviewStatus }) => ReviewStatus === status,
			}),
			(status) => ({ reviewStatusSet: true, reviewStatus: status }),
		),
});
