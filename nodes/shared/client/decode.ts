import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';

type Options = Readonly<{ maxOutputLength: number }>;

interface Decompressor {
	readonly now: (bytes: Uint8Array, options: Options) => Buffer;
	readonly soon: (bytes: Uint8Array, options: Options) => Promise<Buffer>;
}

const gunzip = { now: zlib.gunzipSync, soon: promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.gunzip) };

const DECOMPRESSORS: Readonly<Record<string, Decompressor>> = {
	gzip: gunzip,
	'x-gzip': gunzip,
	deflate: { now: zlib.inflateSync, soon: promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.inflate) },
	br: {
		now: zlib.brotliDecompressSync,
		soon: promisify<Uint8Array, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress),
	},
};

/** Handing less than this to another thread and back takes longer than decompressing it here. */
const SMALL_BYTES = 8 * 1024;
/** Nor may little hide much, which would hold up everything else. */
const SMALL_TEXT_BYTES = 1024 * 1024;

/** What we can decode, for `Accept-Encoding`. */
export const ACCEPTED_ENCODINGS = 'gzip, deflate, br';

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
		plain = await decompressed(plain, decompress, mostBytes);
	}
	if (!isUtf8(plain)) throw new Error('No UTF-8');
	const text = Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength).toString();
	return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

async function decompressed(bytes: Uint8Array, { now, soon }: Decompressor, mostBytes: number): Promise<Buffer> {
	if (bytes.length > SMALL_BYTES) return await soon(bytes, { maxOutputLength: mostBytes });
	try {
		return now(bytes, { maxOutputLength: Math.min(mostBytes, SMALL_TEXT_BYTES) });
	} catch {
		return await soon(bytes, { maxOutputLength: mostBytes });
	}
}
