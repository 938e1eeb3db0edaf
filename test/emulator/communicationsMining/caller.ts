/** Calls a service's routes without a socket: for tests of what the routes answer, not of how they are served. */
import { communicationsMining, type CommunicationsMining, type SeedName } from '.';
import { payloadOf } from '../delivery';
import type { Answer, Method } from '../route';
import { RouteTable } from '../routeTable';

export interface Sent {
	readonly body?: unknown;
	readonly rawBody?: Buffer;
	readonly headers?: Readonly<Record<string, string>>;
	readonly now?: Date;
}

export interface Caller {
	readonly service: CommunicationsMining;
	/** `target` is a path with its query. Throws when no route matches. */
	send(method: Method, target: string, sent?: Sent): Answer;
	/** The same, with the answer's body as JSON. */
	json(method: Method, target: string, body?: unknown): unknown;
}

/** A fresh service and a way to call it. */
export function caller(seed: SeedName = 'standard'): Caller {
	const service = communicationsMining({ seed });
	const table = new RouteTable().add(service);
	const send: Caller['send'] = (method, target, { body, rawBody, headers = {}, now = new Date() } = {}) => {
		const [rawPath = '', query] = target.split('?', 2);
		const match = table.match(method, rawPath.split('/').slice(1));
		if (match.kind !== 'found') throw new Error(`No route for ${method} ${rawPath}`);
		return match.entry.route.handle({
			method,
			rawPath,
			parameters: match.parameters,
			query: new URLSearchParams(query),
			headers,
			body,
			rawBody: rawBody ?? Buffer.from(body === undefined ? '' : JSON.stringify(body)),
			caller: undefined,
			origin: 'http://127.0.0.1:1',
			elsewhere: 'http://127.0.0.1:2',
			now,
		});
	};
	return { service, send, json: (method, target, body) => asSent(send(method, target, { body })) };
}

/** The path of a stream of the seed's project, or of what is under it. */
export function streamPath(stream: string, rest = '', dataset = 'customer-mail'): string {
	return `/api/v1/datasets/operations/${dataset}/streams/${stream}${rest}`;
}

/** The path of the seed's support mailbox, or of what is under it. */
export function sourcePath(rest = ''): string {
	return `/api/v1/sources/operations/support-mailbox${rest}`;
}

/** The body as a client reads it. */
function asSent(answer: Answer): unknown {
	const { body } = payloadOf(answer);
	return Buffer.isBuffer(body) && body.length > 0 ? JSON.parse(body.toString()) : undefined;
}

/** A comment that the service takes. */
export function comment(id: string, text = `Text of ${id}`): { id: string; timestamp: string; messages: [{ body: { text: string } }] } {
	return { id, timestamp: '2025-04-01T10:00:00Z', messages: [{ body: { text } }] };
}
