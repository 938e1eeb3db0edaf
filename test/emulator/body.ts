/** From the bytes of a request's body to what a handler sees. */
import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import { gunzip, inflate } from 'node:zlib';

/** No body may be longer than this, before and after its content encoding is undone: 100 MB. */
export const BODY_LIMIT = 100 * 1024 * 1024;

const DECODERS = { gzip: promisify(gunzip), 'x-gzip': promisify(gunzip), deflate: promisify(inflate) };

/** A body, or the reason why there is none. */
export type Body =
	| { readonly kind: 'read'; readonly rawBody: Buffer; readonly json: unknown }
	| { readonly kind: 'unreadable'; readonly rawBody: Buffer; readonly detail: string }
	| { readonly kind: 'too large'; readonly rawBody: Buffer };

/** Undoes gzip or deflate and parses JSON; a body that does not claim to be JSON need not be. */
export async function readBody(sent: Buffer, headers: IncomingHttpHeaders): Promise<Body> {
	if (sent.length === 0) return { kind: 'read', rawBody: sent, json: undefined };
	const encoding = (headers['content-encoding'] ?? 'identity').toLowerCase();
	if (encoding === 'identity') return parse(sent, headers);
	if (!isKnown(encoding)) return unreadable(sent, `Content encoding ${encoding} is not supported.`);
	try {
		return parse(await DECODERS[encoding](sent, { maxOutputLength: BODY_LIMIT }), headers);
	} catch (error) {
		if (isTooLarge(error)) return { kind: 'too large', rawBody: Buffer.alloc(0) };
		return unreadable(sent, `The body is not ${encoding}.`);
	}
}

function isTooLarge(error: unknown): boolean {
	return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

function isKnown(encoding: string): encoding is keyof typeof DECODERS {
	return Object.hasOwn(DECODERS, encoding);
}

function unreadable(rawBody: Buffer, detail: string): Body {
	return { kind: 'unreadable', rawBody, detail };
}

function parse(rawBody: Buffer, headers: IncomingHttpHeaders): Body {
	const type = headers['content-type'] ?? '';
	try {
		return { kind: 'read', rawBody, json: JSON.parse(rawBody.toString('utf8')) };
	} catch (error) {
		if (/\bjson\b/i.test(type)) return unreadable(rawBody, error instanceof Error ? error.message : 'Not JSON.');
		return { kind: 'read', rawBody, json: undefined };
	}
}
