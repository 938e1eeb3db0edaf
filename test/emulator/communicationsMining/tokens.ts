/**
 * Opaque sequence ids: standard base64 over the stream's id, a position in its dataset's log and a check sum, so that a
 * garbled token and one of another stream are told from a good one.
 */
import { crc32 } from 'node:zlib';

const length = 28;

/** The token that stands for `position` of the stream with this id (32 hex digits). */
export function sequenceId(streamId: string, position: number): string {
	const bytes = Buffer.alloc(length);
	bytes.write(streamId, 0, 16, 'hex');
	bytes.writeBigUInt64BE(BigInt(position), 16);
	bytes.writeUInt32BE(crc32(bytes.subarray(0, 24)), 24);
	return bytes.toString('base64');
}

/** The position a token stands for; `undefined` when it is not one that this stream gave out. */
export function positionOf(token: string, streamId: string): number | undefined {
	const bytes = Buffer.from(token, 'base64');
	if (bytes.length !== length || bytes.toString('base64') !== token) return undefined;
	if (bytes.readUInt32BE(24) !== crc32(bytes.subarray(0, 24))) return undefined;
	if (bytes.toString('hex', 0, 16) !== streamId) return undefined;
	return Number(bytes.readBigUInt64BE(16));
}
