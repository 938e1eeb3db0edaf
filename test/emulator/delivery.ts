/** From an answer to bytes on the wire. */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip, gzip, gzipSync, constants } from 'node:zlib';
import type { Connection } from './connections';
import type { Answer } from './route';

/** Where an answer goes. */
export interface Wire {
	readonly request: IncomingMessage;
	readonly response: ServerResponse;
	readonly connection: Connection;
}

/** An answer with its body as bytes and its headers complete but for the length. */
export interface Payload {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Buffer | Readable;
}

const EMPTY = Buffer.alloc(0);
const COMPRESSED_ABOVE_BYTES = 1024;
const SMALL_BYTES = 8 * 1024;
const compress = promisify(gzip);

/** `body` becomes JSON; a `raw` body goes as it is. */
export function payloadOf({ status, headers = {}, body, raw }: Answer): Payload {
	if (raw !== undefined) return { status, headers, body: raw };
	if (body === undefined) return { status, headers, body: EMPTY };
	const json = jsonBytes(body);
	return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: json };
}

/**
 * JSON in UTF-8. A long list is written element by element: of one text with a single character beyond Latin-1, every character
 * takes two bytes, and writing it takes twice as long.
 */
function jsonBytes(body: unknown): Buffer {
	return Buffer.concat(piecesOf(body).map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
}

const COMMA = Buffer.from(',');

function piecesOf(body: unknown): ReadonlyArray<string | Buffer> {
	if (typeof body !== 'object' || body === null || Array.isArray(body)) return [JSON.stringify(body)];
	const members = Object.entries(body).filter(([, value]) => value !== undefined);
	const pieces = members.flatMap(([name, value]: [string, unknown], index) => [
		`${index === 0 ? '' : ','}${JSON.stringify(name)}:`,
		...(Array.isArray(value) ? ['[', ...value.flatMap(elementPieces), ']'] : [JSON.stringify(value)]),
	]);
	return ['{', ...pieces, '}'];
}

/** An element of a long list whose JSON was written before. */
export class WrittenElement {
	readonly bytes: Buffer;

	constructor(json: string) {
		this.bytes = Buffer.from(json);
	}
}

function elementPieces(element: unknown, index: number): ReadonlyArray<string | Buffer> {
	const piece = element instanceof WrittenElement ? element.bytes : JSON.stringify(element);
	return index === 0 ? [piece] : [COMMA, piece];
}

/** Whether a status goes without a body, and so without a content length. */
export function isBodiless(status: number): boolean {
	return status < 200 || status === 204 || status === 304;
}

function acceptsGzip({ headers }: IncomingMessage): boolean {
	return /\bgzip\b(?!\s*;\s*q=0(\.0+)?\b(?!\.))/i.test(headers['accept-encoding'] ?? '');
}

/**
 * Sends an answer: with its length where it is known, chunked otherwise, gzipped where the client accepts that and more
 * than 1 KB is worth it. Resolves when everything was handed to the socket, or when the client has gone.
 */
export async function deliver(wire: Wire, answer: Answer): Promise<void> {
	const { status, headers, body } = payloadOf(answer);
	const squeezed = acceptsGzip(wire.request) && !hasHeader(headers, 'content-encoding') && !isBodiless(status);
	if (body instanceof Readable) { await stream(wire, status, headers, body, squeezed); return; }
	if (!squeezed || body.length <= COMPRESSED_ABOVE_BYTES) { write(wire, status, headers, body); return; }
	const bytes = await compressed(body);
	write(wire, status, { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' }, bytes);
}

/** Little is compressed here: handing it to another thread and back takes ten times as long. */
async function compressed(body: Buffer): Promise<Buffer> {
	const level = constants.Z_BEST_SPEED;
	return body.length > SMALL_BYTES ? await compress(body, { level }) : gzipSync(body, { level });
}

/** Sends bytes as they are. */
export function write({ response }: Wire, status: number, headers: Payload['headers'], body: Buffer): void {
	response.writeHead(status, isBodiless(status) ? headers : { ...headers, 'content-length': body.length });
	response.end(isBodiless(status) ? EMPTY : body);
}

async function stream(
	{ response }: Wire,
	status: number,
	headers: Payload['headers'],
	body: Readable,
	squeezed: boolean,
): Promise<void> {
	const squeezedHeaders = { ...without(headers, 'content-length'), 'content-encoding': 'gzip', vary: 'accept-encoding' };
	response.writeHead(status, squeezed ? squeezedHeaders : headers);
	try {
		if (squeezed) await pipeline(body, createGzip({ level: constants.Z_BEST_SPEED }), response);
		else await pipeline(body, response);
	} catch {
		response.destroy();
	}
}

/** Waits, without holding the processor, until the time is over or the client has gone. */
export async function pause({ connection: { socket } }: Wire, milliseconds: number): Promise<void> {
	if (milliseconds <= 0 || socket.destroyed) return;
	const over = new AbortController();
	const timer = setTimeout(() => { over.abort(); }, milliseconds);
	await once(socket, 'close', { signal: over.signal }).catch(() => undefined);
	clearTimeout(timer);
}

/** Headers with lower-case names, all but one. */
export function without(headers: Payload['headers'], name: string): Record<string, string> {
	const others = Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value] as const);
	return Object.fromEntries(others.filter(([key]) => key !== name));
}

function hasHeader(headers: Payload['headers'], name: string): boolean {
	return Object.keys(headers).some((key) => key.toLowerCase() === name);
}
