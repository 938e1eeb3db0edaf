import { composed } from '../../shared/operation';
import { columnsOf } from '../columns';
import { folder, folderHeaders } from '../fields';
import { reviewersOf } from './reviewers';

/** GET `GetReviewers` (UiPath API catalogue, Orchestrator queues: Review). */
export const getReviewers = composed({
	value: 'getReviewers',
	name: 'Get Reviewers',
	action: 'Get the reviewers of queue items',
	description: 'List the users who may review queue items in the folder',
	effect: 'reads',
	fields: [folder],
	parameters: folderHeaders,
	run: async (api, headers) => (await reviewersOf(api, headers)).map((row) => ({ json: columnsOf(row) })),
});
