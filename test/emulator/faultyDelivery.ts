/** Carries out what the fault script decides, on the socket. */
import type { Readable } from 'node:stream';
import { deliver, isBodiless, pause, payloadOf, without, write, type Payload, type Wire } from './delivery';
import type { FaultAction } from './faultScript';
import type { Answer } from './route';

/** Whether the request is done with, or goes on as if nothing had happened (after a hang). */
export type Aftermath = 'done' | 'goes on';

/** Stands in for the handler's answer where a fault spoils an answer without the handler having run. */
export const STAND_IN: Answer = { status: 200, body: { status: 'ok', value: [], filler: '.'.repeat(2000) } };

/** The status of a redirect that names none. */
export const REDIRECT_STATUS = 302;

const DRIPS_PER_SECOND = 20;

/**
 * Does the damage. `answer` is what the handler said, absent where it did not run. A hang goes on afterwards unless it is to
 * close or the client has gone meanwhile.
 */
export async function deliverFaulty(wire: Wire, action: FaultAction, answer: Answer = STAND_IN): Promise<Aftermath> {
	if (action.hang !== undefined) {
		await pause(wire, action.hang);
		if (action.then === 'close') wire.connection.socket.destroy();
		return wire.connection.socket.destroyed ? 'done' : 'goes on';
	}
	if (action.reset) reset(wire);
	else if (action.answer) await deliver(wire, answerOf(action.answer));
	else if (action.html !== undefined) await deliver(wire, page(action.html));
	else if (action.redirect) await deliver(wire, redirect(action.redirect));
	else await spoil(wire, action, answer);
	return 'done';
}

function reset({ connection: { socket } }: Wire): void {
	socket.resetAndDestroy();
}

function answerOf({ status, headers = {}, body }: NonNullable<FaultAction['answer']>): Answer {
	if (typeof body !== 'string') return { status, headers, body };
	const typed = { 'content-type': 'text/plain; charset=utf-8', ...without(headers, 'content-length') };
	return { status, headers: typed, raw: Buffer.from(body) };
}

function page(status: number): Answer {
	const html = '<!DOCTYPE html><html><head><title>Sign in</title></head><body><h1>Please sign in</h1></body></html>';
	return { status, headers: { 'content-type': 'text/html; charset=utf-8' }, raw: Buffer.from(html) };
}

function redirect({ to, status = REDIRECT_STATUS }: NonNullable<FaultAction['redirect']>): Answer {
	return { status, headers: { location: to } };
}

/** Sends the handler's answer, never compressed, but damaged. */
async function spoil(wire: Wire, action: FaultAction, answer: Answer): Promise<void> {
	const { status, headers, body: sent } = payloadOf(answer);
	const others = without(headers, 'content-length');
	const payload = { status, headers: others, body: await collected(sent) };
	const { body } = payload;
	if (action.drip !== undefined) { await drip(wire, payload, action.drip); return; }
	if (action.cut !== undefined) { await cut(wire, payload, action.cut, action.chunked === true); return; }
	if (action.shortLength) { write(wire, status, others, body.subarray(0, Math.floor(body.length / 2))); return; }
	if (action.badGzip) { write(wire, status, { ...others, 'content-encoding': 'gzip' }, brokenGzip(body)); return; }
	const { contentType = '' } = action;
	const untyped = without(others, 'content-type');
	write(wire, status, contentType === '' ? untyped : { ...untyped, 'content-type': contentType }, body);
}

type Collected = Payload & { readonly body: Buffer };

async function collected(body: Buffer | Readable): Promise<Buffer> {
	if (Buffer.isBuffer(body)) return body;
	const chunks: Buffer[] = [];
	for await (const chunk of body as AsyncIterable<Buffer | string>) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks);
}

/** A right gzip header, and then no deflate data. */
function brokenGzip(body: Buffer): Buffer {
	const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);
	return Buffer.concat([header, Buffer.alloc(Math.max(32, body.length), 0xff)]);
}

/** The whole answer, at so many bytes a second; the head at once. */
async function drip(wire: Wire, { status, headers, body }: Collected, bytesPerSecond: number): Promise<void> {
	const { response } = wire;
	if (isBodiless(status)) { write(wire, status, headers, body); return; }
	const size = Math.max(1, Math.ceil(bytesPerSecond / DRIPS_PER_SECOND));
	response.writeHead(status, { ...headers, 'content-length': body.length });
	response.flushHeaders();
	for (let at = 0; at < body.length && !response.destroyed; at += size) {
		await pause(wire, (size / bytesPerSecond) * 1000);
		response.write(body.subarray(at, at + size));
	}
	response.end();
}

/**
 * The right head, `bytes` bytes of the body, never the last one, and then the end of the connection. An answer without a
 * body ends before its head.
 */
async function cut(wire: Wire, { status, headers, body }: Collected, bytes: number, chunked: boolean): Promise<void> {
	const { response, connection } = wire;
	if (body.length > 0 && !isBodiless(status)) {
		const framing = chunked ? { 'transfer-encoding': 'chunked' } : { 'content-length': String(body.length) };
		response.writeHead(status, { ...headers, ...framing });
		response.flushHeaders();
		const part = body.subarray(0, Math.min(bytes, body.length - 1));
		if (part.length > 0) await new Promise<void>((resolve) => response.write(part, () => { resolve(); }));
		await pause(wire, 1);
	}
	connection.socket.destroySoon();
}
