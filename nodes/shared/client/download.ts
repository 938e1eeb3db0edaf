import { Readable, pipeline } from 'node:stream';
import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { checkedHeaders } from '../wire/headers';
import type { Download, DownloadLink } from './api';
import { repeated } from './attempts';
import type { Surroundings } from './attempts';
import { egressRefusal } from './egress';
import { opened } from './exchange';
import type { Opened } from './exchange';
import type { FailureFacts } from './failure';
import { RequestFailure } from './failure';
import { allowedLink } from './origin';
import type { Home } from './origin';
import { failureOfReply, isSuccess } from './outcome';
import { failureOfError } from './transportFailure';
import { USER_AGENT } from './version';

const ROUTE = 'GET a download link';
const MOST_HOPS = 3;
/** The longest silence before or within a file; there is no limit to the whole. */
const SILENCE_MS = 60_000;

/** Opens a link that UiPath gave out: the one request without a token. Every hop is checked as the link itself was. */
export async function download(link: DownloadLink, home: Home, surroundings: Surroundings): Promise<Download> {
	const headers = checkedHeaders(link.headers ?? {});
	const once = async () => await follow(link.url, headers, home, surroundings);
	return await repeated({ effect: 'reads', route: ROUTE, once }, surroundings);
}

type Result = { readonly value: Download } | { readonly failure: FailureFacts };

async function follow(
	address: string,
	headers: Readonly<Record<string, string>>,
	home: Home,
	surroundings: Surroundings,
): Promise<Result> {
	let next = address;
	for (let hop = 0; hop <= MOST_HOPS; hop += 1) {
		const url = allowedLink(next, home);
		if (url === 'not allowed') return { failure: notAllowed(next) };
		const refusal = await egressRefusal(url, surroundings.host.egressFilter);
		if (refusal) return { failure: refusal };
		// Headers that the link asks for are meant for the host it names, not for where that host points to.
		const reply = await open(url, hop === 0 ? headers : {}, surroundings);
		if ('failure' in reply) return reply;
		const { status, headers: answered } = reply.head;
		if (isSuccess(status)) return { value: downloadOf(reply, surroundings.host.signal) };
		reply.body.on('error', () => undefined).destroy();
		const location = status >= 300 && status < 400 ? answered.location : undefined;
		if (location === undefined) return { failure: failureOfReply(reply.head, '', [], surroundings.clock.now()) };
		next = URL.canParse(location, url.href) ? new URL(location, url).href : location;
	}
	return { failure: { outcome: 'refused', reason: 'link not allowed' } };
}

function notAllowed(link: string): FailureFacts {
	const host = URL.canParse(link) ? new URL(link).hostname.slice(0, 100) : '';
	return { outcome: 'refused', reason: 'link not allowed', ...(host !== '' && { detail: host }) };
}

async function open(
	url: URL,
	headers: Readonly<Record<string, string>>,
	{ host }: Surroundings,
): Promise<Opened | { readonly failure: FailureFacts }> {
	const outgoing = {
		method: 'GET',
		origin: url.origin,
		path: `${url.pathname}${url.search}`,
		headers: { 'user-agent': USER_AGENT, ...headers, 'accept-encoding': 'identity' },
		timeoutMs: SILENCE_MS,
		signal: host.signal,
		filter: host.egressFilter,
	};
	try {
		return await opened(outgoing, undefined);
	} catch (error) {
		host.signal?.throwIfAborted();
		return { failure: failureOfError(error) };
	}
}

/** The file that a reply begins, decompressed and held to its announced length. */
export function downloadOf({ head, body }: Opened, signal: AbortSignal | undefined): Download {
	const { 'content-length': announced = '', 'content-encoding': encoding = '' } = head.headers;
	const length = /^\d+$/.test(announced) ? Number(announced) : undefined;
	const bytes = Readable.from(whole(body, length, signal), { objectMode: false });
	const decompress = DECOMPRESSORS[encoding.trim().toLowerCase()];
	return {
		// `pipeline` hands its errors to the last stream, where the reader meets them.
		stream: decompress ? pipeline(bytes, decompress(), () => undefined) : bytes,
		contentType: head.headers['content-type'],
		length: decompress ? undefined : length,
		fileName: fileNameOf(head.headers['content-disposition']),
	};
}

/** Storage may send a file compressed although we asked it not to. */
const DECOMPRESSORS: Readonly<Record<string, () => Transform>> = {
	gzip: () => createGunzip(),
	deflate: () => createInflate(),
	br: () => createBrotliDecompress(),
};

/** The bytes of a file; fails in our own words when they are cut or fewer than announced. */
async function* whole(
	body: Readable,
	length: number | undefined,
	signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
	let received = 0;
	try {
		for await (const chunk of body as AsyncIterable<Buffer>) {
			received += chunk.length;
			yield chunk;
		}
	} catch {
		signal?.throwIfAborted();
		throw tooShort();
	}
	if (length !== undefined && received !== length) throw tooShort();
}

/** A file that is cut, or shorter than announced. */
export const FILE_TOO_SHORT = { outcome: 'unknown', reason: 'file too short' } as const;

function tooShort(): RequestFailure {
	return new RequestFailure(FILE_TOO_SHORT, { effect: 'reads', route: ROUTE, attempts: 1, doubtful: false });
}

/** The name that the server suggests (RFC 6266), without folders. */
function fileNameOf(disposition: string | undefined): string | undefined {
	const [, encoded] = /filename\*=UTF-8'[^']*'([^;\s]+)/i.exec(disposition ?? '') ?? [];
	const [, plain] = /filename="?([^";]+)"?/i.exec(disposition ?? '') ?? [];
	const name = (encoded === undefined ? undefined : decoded(encoded)) ?? plain;
	return name?.replace(/^.*[/\\]/, '').trim() || undefined;
}

function decoded(encoded: string): string | undefined {
	try {
		return decodeURIComponent(encoded);
	} catch {
		return undefined;
	}
}
