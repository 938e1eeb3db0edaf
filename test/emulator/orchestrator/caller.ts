/** Calls the service's routes without a socket: for tests of what the routes answer, not of how they are served. */
import type { Answer, Caller as Identity, Method } from '../route';
import { RouteTable } from '../routeTable';
import { orchestrator } from '.';
import type { Orchestrator, OrchestratorSettings } from '.';
import { parseExactly } from './json';

export interface Sent {
	readonly body?: unknown;
	/** The body as text, where JSON.stringify could not write it. */
	readonly text?: string;
	readonly headers?: Readonly<Record<string, string>>;
	readonly as?: Identity['kind'];
	readonly now?: Date;
}

export interface Reply {
	readonly route: string;
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	/** The parsed JSON body; integers beyond 2^53 are bigints. `undefined` where the body is empty or no JSON. */
	readonly body: unknown;
	readonly raw: Answer['raw'];
}

export interface Caller {
	readonly service: Orchestrator;
	/** `target` is a path with its query. Throws where no route matches. */
	send(method: Method, target: string, sent?: Sent): Reply;
}

export const FINANCE = { 'x-uipath-folderpath': 'Shared/Finance' };
export const KUNDENSERVICE = {
	'x-uipath-folderpath-encoded': Buffer.from('Shared/Kundenservice Zürich', 'utf16le').toString('base64'),
};

/** A fresh service and a way to call it; requests carry the folder `Shared/Finance` unless they say otherwise. */
export function caller(options: Partial<OrchestratorSettings> = {}): Caller {
	const service = orchestrator(options);
	const table = new RouteTable().add(service);
	return {
		service,
		send(method, target, { body, text, headers = FINANCE, as = 'application', now = new Date() } = {}) {
			const [rawPath = '', query] = target.split('?', 2);
			const match = table.match(method, rawPath.split('/').slice(1));
			if (match.kind !== 'found') throw new Error(`No route for ${method} ${rawPath}`);
			const written = text ?? (body === undefined ? '' : JSON.stringify(body));
			const answer = match.entry.route.handle({
				method,
				rawPath,
				parameters: match.parameters,
				query: new URLSearchParams(query),
				headers,
				body: written === '' ? undefined : JSON.parse(written),
				rawBody: Buffer.from(written),
				caller: { kind: as, name: as === 'application' ? 'an-application' : 'ines.keller', scopes: new Set() },
				origin: 'http://127.0.0.1:1',
				elsewhere: 'http://127.0.0.1:2',
				now,
			});
			return { route: match.entry.route.name, ...replyOf(answer) };
		},
	};
}

function replyOf({ status, headers = {}, body, raw }: Answer): Omit<Reply, 'route'> {
	const isJson = headers['content-type']?.startsWith('application/json') ?? false;
	return { status, headers, raw, body: Buffer.isBuffer(raw) && isJson ? parseExactly(raw.toString('utf8')) : body };
}
