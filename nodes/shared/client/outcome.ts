import { parseJson } from '../wire/parseJson';
import type { FailureFacts } from './failure';
import { safeWords } from './redact';
import { retryAfterMs } from './retryAfter';

/** The start of a reply: names in lower case, and of repeated headers the first. */
export interface ReplyHead {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
}

export function isSuccess(status: number): boolean {
	return status >= 200 && status < 300;
}

/** Whether a reply is a page for people: by its type, or by how it begins. */
export function isWebPage(head: ReplyHead, body: string): boolean {
	const type = head.headers['content-type'] ?? '';
	return /^\s*(?:text\/html|application\/xhtml\+xml)/i.test(type) || /^[\s\uFEFF]*<(?:!doctype html|html|head|body)\b/i.test(body);
}

/**
 * What a reply that is not a success means. `body` is its beginning as text, `secrets` is what must not be repeated from it.
 * A web page is an answer from something other than UiPath's API, so it is not asked again, unless it says when to come back.
 */
export function failureOfReply(head: ReplyHead, body: string, secrets: readonly string[], now: number): FailureFacts {
	const { status, headers } = head;
	if (status < 400) return { outcome: 'refused', reason: 'redirect', status, ...detailOf(hostOf(headers.location)) };
	const floorMs = retryAfterMs(headers['retry-after'], headers.date, now);
	// Only a 503 that names a time promises that nothing was done; on other statuses the header promises nothing.
	const namesTime = floorMs !== undefined && (status === 429 || status === 503);
	const later = { status, ...(namesTime && { retryAfterMs: floorMs }) };
	if (isWebPage(head, body) && status !== 429 && !namesTime) return { outcome: 'refused', reason: 'web page', status };
	const facts = { ...later, ...envelopeOf(body, secrets) };
	if (status === 429) return { outcome: 'throttled', ...facts };
	return { outcome: status < 500 ? 'refused' : 'unavailable', ...facts };
}

function hostOf(location: string | undefined): string | undefined {
	if (location === undefined || !URL.canParse(location)) return undefined;
	return new URL(location).hostname;
}

function detailOf(detail: string | undefined): { detail?: string } {
	return detail === undefined || detail === '' ? {} : { detail: detail.slice(0, 100) };
}

/** What both services' error envelopes, OData's and the token endpoint's say (UiPath API catalogues, Errors). */
function envelopeOf(body: string, secrets: readonly string[]): Pick<FailureFacts, 'errorCode' | 'traceId' | 'uiPathMessage'> {
	const reply = recordOf(parsed(body));
	const inner = recordOf(reply.error);
	const words = [reply.message, reply.error_description, inner.message, reply.error].find(
		(candidate) => typeof candidate === 'string' && candidate !== '',
	);
	const { errorCode, traceId } = reply;
	return {
		...(typeof words === 'string' ? { uiPathMessage: safeWords(words, secrets) } : {}),
		...(typeof errorCode === 'number' ? { errorCode } : {}),
		...(typeof traceId === 'string' && traceId !== '' ? { traceId: safeWords(traceId, secrets, 80) } : {}),
	};
}

function parsed(body: string): unknown {
	try {
		return parseJson(body);
	} catch {
		return undefined;
	}
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null ? { ...value } : {};
}
