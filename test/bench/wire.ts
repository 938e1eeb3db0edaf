/** The floor: undici with kept connections, JSON in and out, and nothing else. */
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ZlibOptions } from 'node:zlib';
import { Agent } from 'undici';

const unzipped = promisify<Uint8Array, ZlibOptions, Buffer>(gunzip);

export interface WireRequest {
	readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Whole. */
	readonly url: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: unknown;
}

/** As many connections to each origin as the nodes keep, for the life of the process. */
const agent = new Agent({ connections: 10, pipelining: 1 });

/** The bytes of a reply, decompressed. @throws for any status but 2xx */
export async function bytesOf(request: WireRequest): Promise<Buffer> {
	const { body, encoding } = await opened(request);
	const chunks: Buffer[] = [];
	for await (const chunk of body as AsyncIterable<Buffer>) chunks.push(chunk);
	const bytes = Buffer.concat(chunks);
	if (encoding !== 'gzip') return bytes;
	// In one piece, as long as gzip says at its end that it is: the floor knows every trick that the nodes know.
	return await unzipped(bytes, { chunkSize: Math.max(64, bytes.readUInt32LE(bytes.length - 4) + 1) });
}

/** A reply as JSON. */
export async function jsonOf<T>(request: WireRequest): Promise<T> {
	return JSON.parse((await bytesOf(request)).toString()) as T;
}

/** A reply whose body is still to be read. */
export async function opened(request: WireRequest): Promise<{ readonly body: Readable; readonly encoding: string }> {
	const { method = 'GET', url, headers = {}, body } = request;
	const json = body === undefined ? undefined : JSON.stringify(body);
	const { origin, pathname, search } = new URL(url);
	const reply = await agent.request({
		origin,
		path: `${pathname}${search}`,
		method,
		headers: {
			'accept-encoding': 'gzip',
			...(json !== undefined && { 'content-type': 'application/json' }),
			...headers,
		},
		body: json ?? null,
	});
	const { statusCode, body: stream } = reply;
	if (statusCode >= 300) throw new Error(`${method} ${url} was answered ${statusCode}: ${await stream.text()}`);
	return { body: stream, encoding: String(reply.headers['content-encoding'] ?? '') };
}

/** `work` for 0 … `count` − 1, at most `width` at a time. */
export async function inLanes(count: number, width: number, work: (index: number) => Promise<void>): Promise<void> {
	let next = 0;
	const lane = async (): Promise<void> => {
		while (next < count) await work(next++);
	};
	await Promise.all(Array.from({ length: Math.min(width, count) }, lane));
}
