/**
 * What a service of the emulator is made of: routes as plain values over a state that only they change.
 * The server (sockets, tokens, faults, journal) knows these types and no service; a service knows these types and no server.
 */
import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who sent a request: an external application, a user with a personal access token, or a robot. */
export interface Caller {
	readonly kind: 'application' | 'user' | 'robot';
	readonly name: string;
	readonly scopes: ReadonlySet<string>;
}

/** One request as a handler sees it; headers are lower-case, `parameters` are the decoded holes of the route's name. */
export interface Call {
	readonly method: Method;
	/** The path as it stood on the wire, without the service's prefix and without the query. */
	readonly rawPath: string;
	readonly parameters: Readonly<Record<string, string>>;
	readonly query: URLSearchParams;
	readonly headers: IncomingHttpHeaders;
	/** The parsed JSON body; `undefined` where none was sent or it is not JSON. */
	readonly body: unknown;
	readonly rawBody: Buffer;
	readonly caller: Caller | undefined;
	/** `http://127.0.0.1:port` (or https) of the origin the request arrived at. */
	readonly origin: string;
	/** The same for the second origin, where downloads live. */
	readonly elsewhere: string;
	readonly now: Date;
}

/** `body` is sent as JSON; `raw` as it is (with `headers['content-type']`). Neither means an empty body. */
export interface Answer {
	readonly status: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: unknown;
	readonly raw?: Buffer | Readable;
}

/**
 * `name` is the method and the documented path with holes in braces, e.g. `GET /odata/QueueItems({key})`; fault scripts and
 * the journal use it. A hole never spans a `/`. Function segments match with and without `()`.
 * `scopes`: the caller must hold one of them; absent means that any valid token will do.
 */
export interface Route {
	readonly name: `${Method} /${string}`;
	readonly scopes?: readonly string[];
	/** False for routes that need no token (status pages, pre-signed downloads). Default true. */
	readonly authenticated?: boolean;
	handle(call: Call): Answer;
}

/** Why the server itself turned a request away, for the service to say in its own envelope. */
export type Refusal = 'unauthenticated' | 'forbidden' | 'unknown route' | 'unreadable body' | 'method not allowed';

export interface Service {
	readonly name: string;
	readonly routes: readonly Route[];
	/** Switches for behaviour that is UNVERIFIED or differs between deployments; changed by tests and by `POST settings`. */
	readonly settings: object;
	/** The service's own envelope for what the server refuses before any handler runs. */
	refuse(refusal: Refusal, detail: string): Answer;
	/** Plain JSON for `GET state`. */
	state(): object;
	/** Back to the seed. */
	reset(): void;
}
