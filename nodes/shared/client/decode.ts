import { promisify } from 'node:util';
import * as zlib from 'node:zlib';

type Decompress = (bytes: Uint8Array, options: { maxOutputLength: number }) => Promise<Buffer>;

const DECOMPRESSORS: Readonly<Record<string, Decompress>> = {
	gzip: promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.gunzip),
	'x-gzip': promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.gunzip),
	deflate: promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.inflate),
	br: promisify<Uint8Array, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress),
};

/** What we can decode, for `Accept-Encoding`. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * The text of a whole body: decompressed as `contentEncoding` says, without a byte order mark. JSON is UTF-8 whatever its
 * type claims (RFC 8259), so no other charset is tried. Text beyond `mostBytes` counts as unreadable.
 * @throws when the compression is broken, cut or unknown, or the bytes are no UTF-8.
 */
export async function decoded(
	bytes: Uint8Array,
	contentEncoding: string | undefined,
	mostBytes: number,
): Promise<string> {
	let plain = bytes;
	const encodings = (contentEncoding ?? '').split(',').map((name) => name.trim().toLowerCase());
	for (const encoding of encodings.reverse()) {
		if (encoding === '' || encoding === 'identity' || plain.length === 0) continue;
		const decompress = DECOMPRESSORS[encoding];
		if (!decompress) throw new Error(`Unknown encoding ${encoding}`);
		plain = await decompress(plain, { maxOutputLength: mostBytes });
	}
	return utf8.decode(plain);
}
