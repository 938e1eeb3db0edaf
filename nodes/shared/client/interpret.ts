import { parseJson } from '../wire/parseJson';
import type { Shape } from '../wire/json';
import { ReplyError } from '../wire/reply';
import type { Incoming } from './exchange';
import type { FailureFacts } from './failure';
import { failureOfReply, isSuccess, isWebPage } from './outcome';
import { safeWords } from './redact';

/** A reply as the value that `shape` accepts, or what is wrong with it. `secrets` are never repeated from its words. */
export function interpreted<T>(
	{ head, text }: Incoming,
	shape: Shape<T>,
	secrets: readonly string[],
	now: number,
): { readonly value: T } | { readonly failure: FailureFacts } {
	const { status } = head;
	if (!isSuccess(status)) return { failure: failureOfReply(head, text ?? '', secrets, now) };
	if (text !== undefined && isWebPage(head, text)) return { failure: { outcome: 'refused', reason: 'web page', status } };
	const reply = text === undefined ? UNREADABLE : parsed(text);
	if (reply === UNREADABLE) return { failure: { outcome: 'unknown', reason: 'unreadable reply', status } };
	try {
		return { value: shape(reply) };
	} catch (error) {
		const detail = error instanceof ReplyError ? safeWords(error.message, secrets, 200) : 'it could not be read';
		return { failure: { outcome: 'unknown', reason: 'unexpected reply', status, detail, ...wordsOf(reply, secrets) } };
	}
}

const UNREADABLE = Symbol('unreadable');

/** An empty body is `undefined`: some successes have nothing to say. */
function parsed(text: string): unknown {
	if (text.trim() === '') return undefined;
	try {
		return parseJson(text);
	} catch {
		return UNREADABLE;
	}
}

/** What a reply says for itself when its envelope reports an error with a status of success. */
function wordsOf(reply: unknown, secrets: readonly string[]): { uiPathMessage?: string } {
	if (typeof reply !== 'object' || reply === null || !('message' in reply)) return {};
	return typeof reply.message === 'string' ? { uiPathMessage: safeWords(reply.message, secrets) } : {};
}
