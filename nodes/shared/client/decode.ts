import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';

type Options = Readonly<{ maxOutputLength: number; chunkSize: number }>;

interface Decompressor {
	readonly now: (bytes: Uint8Array, options: Options) => Buffer;
	readonly soon: (bytes: Uint8Array, options: Options) => Promise<Buffer>;
	/** The output is put together from pieces of this many bytes. */
	readonly pieceOf: (bytes: Uint8Array) => number;
}

const LEAST_PIECE_BYTES = 16 * 1024;
const usualPiece = () => 4 * LEAST_PIECE_BYTES;

const gunzip = {
	now: zlib.gunzipSync,
	soon: promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.gunzip),
	pieceOf: wholeOf,
};

const DECOMPRESSORS: Readonly<Record<string, Decompressor>> = {
	gzip: gunzip,
	'x-gzip': gunzip,
	deflate: {
		now: zlib.inflateSync,
		soon: promisify<Uint8Array, zlib.ZlibOptions, Buffer>(zlib.inflate),
		pieceOf: usualPiece,
	},
	br: {
		now: zlib.brotliDecompressSync,
		soon: promisify<Uint8Array, zlib.BrotliOptions, Buffer>(zlib.brotliDecompress),
		pieceOf: usualPiece,
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

async function decompressed(bytes: Uint8Array, decompress: Decompressor, mostBytes: number): Promise<Buffer> {
	const { now, soon, pieceOf } = decompress;
	const options = { maxOutputLength: mostBytes, chunkSize: Math.min(mostBytes, pieceOf(bytes)) };
	if (bytes.length > SMALL_BYTES) return await soon(bytes, options);
	try {
		return now(bytes, { ...options, maxOutputLength: Math.min(mostBytes, SMALL_TEXT_BYTES) });
	} catch {
		return await soon(bytes, options);
	}
}

/** How many bytes one byte of gzip can stand for at most. */
const MOST_SQUEEZED = 1032;

/**
 * gzip ends with the length of what is in it (RFC 1952), and what fits into one piece need not be put together, which would take
 * longer than decompressing it. The length may be a lie, but then it is none that such input could hold. One byte is left free:
 * a piece that is full asks for another one.
 */
function wholeOf(bytes: Uint8Array): number {
	if (bytes.length < 4) return LEAST_PIECE_BYTES;
	const told = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true);
	return Math.max(LEAST_PIECE_BYTES, Math.min(told + 1, bytes.length * MOST_SQUEEZED));
}
