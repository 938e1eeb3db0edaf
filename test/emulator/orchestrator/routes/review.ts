import type { Call } from '../../route';
import { checkedBody } from '../body';
import { simpleUser } from '../entities/user';
import { requiredFolder } from '../folders';
import { scopes } from '../handler';
import type { Operation } from '../handler';
import { list } from '../lists';
import { Refusal } from '../refusal';
import type { BodySchema } from '../schemas/bodySchema';
import { setReviewerBody, setReviewStatusBody, unsetReviewerBody } from '../schemas/queueItem';
import type { VersionedItems } from '../schemas/queueItem';
import { retryItem, wroteItem } from '../state/items';
import type { QueueItem, ReviewStatus, User } from '../state/records';
import type { Tenant } from '../state/tenant';
import { changeVersioned } from '../versions';

const FAILURE = 'Some items have not been updated.';

function reviewer(tenant: Tenant, id: number | bigint): User {
	const user = tenant.users.find((candidate) => candidate.id === id);
	if (!user) throw new Refusal(400, 'ReviewerNotAvailable', 'The reviewer is not available.');
	return user;
}

/** An operation that sets or unsets the reviewer of the items that its body names. */
function assigning<Body extends VersionedItems>(
	schema: BodySchema<Body>,
	reviewerIn: (tenant: Tenant, body: Body) => User | null,
): Operation['handle'] {
	return (call, tenant) => {
		const folder = requiredFolder(call, tenant);
		const body = checkedBody(call, tenant, schema);
		const assigned = reviewerIn(tenant, body);
		return changeVersioned(call, tenant, folder, body.queueItems, {
			permits: ({ status }) => status !== 'Deleted',
			apply: (item) => {
				item.reviewer = assigned;
				wroteItem(tenant, item, 'Edit', tenant.actor(call.caller), call.now);
			},
			failure: FAILURE,
		});
	};
}

/** Only failed and abandoned items are reviewed; `Verified` and `Retried` are final. */
function isReviewable({ status, reviewStatus }: QueueItem): boolean {
	return (status === 'Failed' || status === 'Abandoned') && (reviewStatus === 'None' || reviewStatus === 'InReview');
}

function setReviewStatus(call: Call, tenant: Tenant) {
	const folder = requiredFolder(call, tenant);
	const { status, queueItems } = checkedBody(call, tenant, setReviewStatusBody);
	return changeVersioned(call, tenant, folder, queueItems, {
		permits: isReviewable,
		apply: (item) => { review(call, tenant, item, status); },
		failure: FAILURE,
	});
}

function review(call: Call, tenant: Tenant, item: QueueItem, status: ReviewStatus): void {
	const actor = tenant.actor(call.caller);
	item.reviewStatus = status;
	wroteItem(tenant, item, status === 'Retried' ? 'Retry' : 'Edit', actor, call.now);
	if (status === 'Retried') retryItem(tenant, item, true, actor, call.now);
}

function getReviewers(call: Call, tenant: Tenant) {
	requiredFolder(call, tenant);
	return list(call, tenant, tenant.users, simpleUser, { type: 'Collection(UiPath.Server.Configuration.OData.SimpleUserDto)' });
}

/** Reviewers and review status (UiPath API catalogue, Orchestrator queues, Review). */
export const reviewOperations: readonly Operation[] = [
	{
		name: 'POST /odata/QueueItems/UiPathODataSvc.SetItemReviewer',
		scopes: scopes.writeQueues,
		handle: assigning(setReviewerBody, (tenant, { userId }) => reviewer(tenant, userId)),
	},
	{
		name: 'POST /odata/QueueItems/UiPathODataSvc.UnsetItemReviewer',
		scopes: scopes.writeQueues,
		handle: assigning(unsetReviewerBody, () => null),
	},
	{ name: 'POST /odata/QueueItems/UiPathODataSvc.SetItemReviewStatus', scopes: scopes.writeQueues, handle: setReviewStatus },
	{
		name: 'GET /odata/QueueItems/UiPath.Server.Configuration.OData.GetReviewers',
		scopes: scopes.readQueues,
		handle: getReviewers,
	},
];
