import type { Call } from '../../route';
import { checkedBody } from '../body';
import { queueItemComment } from '../entities/queueItemComment';
import { requiredFolder } from '../folders';
import { context, empty, json, scopes } from '../handler';
import type { Operation } from '../handler';
import { idIn, itemIn } from '../keys';
import { list, one } from '../lists';
import { invalidRequest, notFound, Refusal } from '../refusal';
import { commentBody } from '../schemas/comment';
import type { QueueItemComment } from '../state/records';
import type { Tenant } from '../state/tenant';

function commentsIn(call: Call, tenant: Tenant): QueueItemComment[] {
	const folder = requiredFolder(call, tenant);
	return [...tenant.comments.values()].filter(({ item }) => item.queue.folders.has(folder));
}

function commentIn(call: Call, tenant: Tenant): QueueItemComment {
	const id = idIn(call);
	const comment = commentsIn(call, tenant).find((candidate) => candidate.id === id);
	if (!comment) throw notFound(`QueueItemComment ${id}`);
	return comment;
}

/** The comments of an item and of its retries. */
function commentsHistory(call: Call, tenant: Tenant) {
	const { chain } = itemIn(tenant, requiredFolder(call, tenant), idIn(call, 'queueItemId'));
	const comments = commentsIn(call, tenant).filter(({ item }) => chain.includes(item));
	return list(call, tenant, comments, queueItemComment, { type: 'QueueItemComments' });
}

function createComment(call: Call, tenant: Tenant) {
	const folder = requiredFolder(call, tenant);
	const { Text: text, QueueItemId: itemId } = checkedBody(call, tenant, commentBody);
	if (itemId === undefined) throw invalidRequest('The QueueItemId field is required.');
	const item = itemIn(tenant, folder, itemId);
	const author = tenant.actor(call.caller);
	const comment = { id: tenant.nextId(), item, text, creationTime: call.now.toISOString(), author };
	tenant.comments.set(comment.id, comment);
	return json(201, { ...context(call, 'QueueItemComments/$entity'), ...queueItemComment.dto(comment) });
}

/** A comment belongs to whoever wrote it. */
function ownComment(call: Call, tenant: Tenant): QueueItemComment {
	const comment = commentIn(call, tenant);
	if (comment.author.userName !== tenant.actor(call.caller).userName) {
		throw new Refusal(409, 'ErrorUpdating', 'The comment was written by another user.');
	}
	return comment;
}

function editComment(call: Call, tenant: Tenant) {
	const comment = ownComment(call, tenant);
	comment.text = checkedBody(call, tenant, commentBody).Text;
	return empty(200);
}

function deleteComment(call: Call, tenant: Tenant) {
	tenant.comments.delete(ownComment(call, tenant).id);
	return empty(204);
}

export const commentOperations: readonly Operation[] = [
	{
		name: 'GET /odata/QueueItemComments',
		scopes: scopes.readQueues,
		handle: (call, tenant) => list(call, tenant, commentsIn(call, tenant), queueItemComment, { type: 'QueueItemComments' }),
	},
	{
		name: 'GET /odata/QueueItemComments({key})',
		scopes: scopes.readQueues,
		handle: (call, tenant) => one(call, commentIn(call, tenant), queueItemComment, 'QueueItemComments'),
	},
	{
		name: 'GET /odata/QueueItemComments/UiPath.Server.Configuration.OData.GetQueueItemCommentsHistory(queueItemId={queueItemId})',
		scopes: scopes.readQueues,
		handle: commentsHistory,
	},
	{ name: 'POST /odata/QueueItemComments', scopes: scopes.writeQueues, handle: createComment },
	{ name: 'PUT /odata/QueueItemComments({key})', scopes: scopes.writeQueues, handle: editComment },
	{ name: 'DELETE /odata/QueueItemComments({key})', scopes: scopes.writeQueues, handle: deleteComment },
];
