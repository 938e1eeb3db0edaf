import { Readable } from 'node:stream';
import { StreamBody } from '../wire/request';
import type { HeaderValues } from '../wire/headers';
import type { EgressFilter } from './api';
import { decoded } from './decode';
import type { FailureFacts } from './failure';
import { isSuccess } from './outcome';
import type { ReplyHead } from './outcome';
import { dispatcherFor } from './pool';
import { failureOfError } from './transportFailure';

/** Replies are held in memory while their JSON is read. */
const MOST_BYTES = 256 * 1024 * 1024;
/** The beginning of a reply that is no success; more is never shown. */
const MOST_ERROR_BYTES = 64 * 1024;
/** The longest silence within a reply. */
const SILENCE_MS = 60_000;

/** One HTTP request, ready to go: `path` is sent byte for byte. */
export interface Outgoing {
	readonly method: string;
	readonly origin: string;
	/** With the query. */
	readonly path: string;
	readonly headers: HeaderValues;
	readonly body?: string | Uint8Array | StreamBody;
	readonly timeoutMs: number;
	readonly signal: AbortSignal | undefined;
	readonly filter: EgressFilter | undefined;
}

/** A reply whose bytes arrived whole, or its beginning where the status is no success. */
export interface Incoming {
	readonly head: ReplyHead;
	/** `undefined` when the compression is broken or the bytes are no UTF-8 text. */
	readonly text: string | undefined;
}

export type Exchange = Incoming | { readonly failure: FailureFacts };

/**
 * Sends one request once and follows nothing. Failures of the network come back as facts.
 * @throws the signal's own reason when it is aborted.
 */
export async function exchange(outgoing: Outgoing): Promise<Exchange> {
	const limit = new AbortController();
	const timer = setTimeout(() => {
		limit.abort();
	}, outgoing.timeoutMs);
	try {
		const { head, body } = await opened(outgoing, limit.signal);
		return await read(head, body);
	} catch (error) {
		outgoing.signal?.throwIfAborted();
		if (limit.signal.aborted) return { failure: { outcome: 'unknown', reason: 'timeout' } };
		return { failure: failureOfError(error) };
	} finally {
		clearTimeout(timer);
	}
}

export interface Opened {
	readonly head: ReplyHead;
	readonly body: Readable;
}

/** The head of the reply to `outgoing`, and its body still to be read; `limit` ends both. */
export async function opened(outgoing: Outgoing, limit?: AbortSignal): Promise<Opened> {
	const { method, origin, path, headers, body, signal, filter, timeoutMs } = outgoing;
	const streamed = body instanceof StreamBody;
	const signals = [signal, limit].filter((one) => one !== undefined);
	const reply = await dispatcherFor(origin, filter).request({
		method,
		origin,
		path,
		headers: streamed && body.length !== undefined ? { ...headers, 'content-length': String(body.length) } : headers,
		body: streamed ? Readable.from(body.open(), { objectMode: false }) : (body ?? null),
		signal: AbortSignal.any(signals),
		headersTimeout: timeoutMs,
		bodyTimeout: Math.min(timeoutMs, SILENCE_MS),
	});
	return { head: { status: reply.statusCode, headers: firstValues(reply.headers) }, body: reply.body };
}

function firstValues(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
	const first: Record<string, string> = {};
	for (const [name, value] of Object.entries(headers)) {
		const text = Array.isArray(value) ? value[0] : value;
		if (text !== undefined) first[name] = text;
	}
	return first;
}

async function read(head: ReplyHead, body: Readable): Promise<Exchange> {
	const { status, headers } = head;
	if (!isSuccess(status)) return { head, text: await beginning(body, headers['content-encoding']) };
	const bytes = await collected(body);
	if (bytes === 'too large') return { failure: { outcome: 'unknown', reason: 'reply too large', status } };
	try {
		return { head, text: await decoded(bytes, headers['content-encoding'], MOST_BYTES) };
	} catch {
		return { head, text: undefined };
	}
}

async function collected(body: Readable): Promise<Buffer | 'too large'> {
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of body as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > MOST_BYTES) return 'too large';
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

/** Of a reply that is no success the status decides, so a body that is cut, endless or broken does not matter. */
async function beginning(body: Readable, contentEncoding: string | undefined): Promise<string> {
	const chunks: Buffer[] = [];
	let length = 0;
	try {
		for await (const chunk of body as AsyncIterable<Buffer>) {
			length += chunk.length;
			if (length > MOST_ERROR_BYTES) break;
			chunks.push(chunk);
		}
		return await decoded(Buffer.concat(chunks), contentEncoding, MOST_ERROR_BYTES * 16);
	} catch {
		return '';
	}
}
