import type { INode, NodeApiError } from 'n8n-workflow';
import { NodeApiError as ApiError, NodeOperationError } from 'n8n-workflow';
import { InputError } from '../wire/input';
import { ReplyError } from '../wire/reply';
import { describeFailure } from './describe';
import { RequestFailure } from './failure';

export { InputError } from '../wire/input';
export { describeFailure } from './describe';
export { RequestFailure } from './failure';

type NodeFailure = NonNullable<NodeApiError['failure']>;

/**
 * A fresh error for n8n with our words and no trace of the original, since n8n stores and shows everything that hangs on one.
 * Errors of other kinds are defects and keep their message only. `failure` tells n8n 2.39 and later why; older ones ignore it.
 */
export function toNodeError(node: INode, error: unknown, itemIndex: number): NodeApiError | NodeOperationError {
	if (error instanceof RequestFailure) return apiError(node, error, itemIndex);
	if (error instanceof NodeOperationError || error instanceof ApiError) return error;
	const message = messageOf(error).slice(0, 500);
	const description = error instanceof InputError ? 'Nothing was sent for this item.' : '';
	return inOurWords(new NodeOperationError(node, message, { description, itemIndex }), message);
}

/**
 * n8n replaces every message that holds a system error code such as ECONNRESET with its own, which says for that one that
 * the request can be tried again at once; whether it may depends on what it would do, and ours says so.
 */
function inOurWords<E extends NodeApiError | NodeOperationError>(error: E, message: string): E {
	error.message = message;
	error.messages = [];
	return error;
}

function messageOf(error: unknown): string {
	if (error instanceof ReplyError) return `UiPath's reply cannot be used: ${error.message}.`;
	return error instanceof Error ? error.message : 'The operation failed';
}

function apiError(node: INode, failure: RequestFailure, itemIndex: number): NodeApiError {
	const { message, description } = describeFailure(failure);
	const cause = nodeFailure(failure);
	const error = new ApiError(
		node,
		{ message },
		{
			message,
			description,
			itemIndex,
			...(failure.status === undefined ? {} : { httpCode: String(failure.status) }),
			...(cause ? { failure: cause } : {}),
		},
	);
	return inOurWords(error, message);
}

/** The same in n8n's own vocabulary, where it has a word for it. */
function nodeFailure({ outcome, reason, status, retryAfterMs }: RequestFailure): NodeFailure | undefined {
	const wait = retryAfterMs === undefined ? {} : { retryAfterMs };
	if (outcome === 'throttled') return { cause: 'rate-limited', ...wait };
	if (outcome === 'unavailable') return { cause: 'temporarily-unavailable', ...wait };
	if (status === 401 || reason === 'token') return { cause: 'credential-invalid' };
	return undefined;
}
