import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { checkedHeaders } from '../wire/headers';
import type { HeaderValues } from '../wire/headers';
import { queryText } from '../wire/query';
import { JsonBytes, StreamBody } from '../wire/request';
import type { Request } from '../wire/request';
import { ACCEPTED_ENCODINGS } from './decode';
import { USER_AGENT } from './version';

const TIMEOUT_MS = 100_000;
const COMPRESS_FROM_BYTES = 8 * 1024;

const compressed = promisify<Uint8Array, Buffer>(gzip);

/** A request ready to be sent as often as needed; only the token is missing. */
export interface Letter {
	readonly method: string;
	readonly origin: string;
	readonly path: string;
	readonly headers: HeaderValues;
	readonly body?: string | Uint8Array | StreamBody;
	readonly timeoutMs: number;
}

/**
 * `request` below `root`; with `compress`, JSON of more than 8 KB is sent as gzip unless the request says otherwise.
 * @throws InputError before anything is sent.
 */
export async function letterOf(request: Request, root: URL, own: HeaderValues, compress: boolean): Promise<Letter> {
	const { method, path, query, headers = {}, body, timeoutMs = TIMEOUT_MS } = request;
	const compresses = request.compress ?? compress;
	const base = root.pathname.replace(/\/+$/, '');
	const letter = { method, origin: root.origin, path: `${base}${path}${queryText(query)}`, timeoutMs };
	const common = {
		'user-agent': USER_AGENT,
		accept: 'application/json',
		'accept-encoding': ACCEPTED_ENCODINGS,
		...own,
		...checkedHeaders(headers),
	};
	if (body === undefined) return { ...letter, headers: common };
	if (body instanceof StreamBody) return { ...letter, headers: { ...common, 'content-type': body.contentType }, body };
	const typed = { ...common, 'content-type': 'application/json' };
	const json = body instanceof JsonBytes ? body.bytes : JSON.stringify(body);
	if (!compresses || json.length < COMPRESS_FROM_BYTES) return { ...letter, headers: typed, body: json };
	return { ...letter, headers: { ...typed, 'content-encoding': 'gzip' }, body: await compressed(typeof json === 'string' ? Buffer.from(json) : json) };
}
