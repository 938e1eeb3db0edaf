import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';

import { decoded } from '../../../nodes/shared/client/decode';

const MOST = 64 * 1024 * 1024;
const SIZES = [0, 1, 1024, 16 * 1024 - 1, 16 * 1024, 16 * 1024 + 1, 3_000_000];

const told = (bytes: Buffer, length: number): Buffer => {
	const lying = Buffer.from(bytes);
	lying.writeUInt32LE(length, lying.length - 4);
	return lying;
};

/** Hardly compressible, so that the compressed bytes are many as well. */
function words(length: number): string {
	let text = '';
	for (let seed = 1; text.length < length; seed = (seed * 48_271) % 2_147_483_647) text += `${seed.toString(36)} é `;
	return text.slice(0, length);
}

describe.each(SIZES)('a text of %d characters', (size) => {
	const text = words(size);
	test.each([
		['gzip', gzipSync(text)],
		['x-gzip', gzipSync(text, { level: 1 })],
		['deflate', deflateSync(text)],
		['br', brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })],
		['identity', Buffer.from(text)],
	])('comes out of %s as it went in', async (encoding, bytes) => {
		expect(await decoded(bytes, encoding, MOST)).toBe(text);
	});

	test('comes out of gzip in two members', async () => {
		const half = Math.floor(size / 2);
		const members = [text.slice(0, half), text.slice(half)].map((part) => gzipSync(part));
		expect(await decoded(Buffer.concat(members), 'gzip', MOST)).toBe(text);
	});
});

test.each([0, 1, 0xffff_ffff])('gzip that says it holds %d bytes and does not is refused', async (length) => {
	await expect(decoded(told(gzipSync(words(100_000)), length), 'gzip', MOST)).rejects.toThrow('incorrect length check');
});

test('text beyond the most that is allowed is refused, whatever the gzip says of itself', async () => {
	const bytes = gzipSync('x'.repeat(200_000));
	for (const one of [bytes, told(bytes, 10)]) await expect(decoded(one, 'gzip', 100_000)).rejects.toThrow(/larger than/);
});

test.each(['', 'a', 'abc', 'no gzip at all'])('%j as gzip is empty or refused', async (text) => {
	const reading = decoded(Buffer.from(text), 'gzip', MOST);
	if (text === '') expect(await reading).toBe('');
	else await expect(reading).rejects.toThrow();
});

test('a byte order mark is not part of the text, and bytes that are no UTF-8 are refused', async () => {
	expect(await decoded(Buffer.from('\ufeff{"a":1}'), undefined, MOST)).toBe('{"a":1}');
	await expect(decoded(Buffer.from([0x7b, 0xff, 0x7d]), undefined, MOST)).rejects.toThrow('UTF-8');
});
