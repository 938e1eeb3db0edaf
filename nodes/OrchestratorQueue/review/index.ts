import type { Resource } from '../../shared/operation';
import { getReviewers } from './getReviewers';
import { retryFailedItems } from './retryFailedItems';
import { setReviewer } from './setReviewer';
import { setReviewStatus } from './setReviewStatus';
import { unsetReviewer } from './unsetReviewer';

export const reviewResource: Resource = {
	value: 'review',
	name: 'Review',
	operations: [setReviewer, unsetReviewer, setReviewStatus, retryFailedItems, getReviewers],
};
