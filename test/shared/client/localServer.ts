import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Seen {
	readonly method: string;
	readonly url: string;
	readonly headers: IncomingMessage['headers'];
	readonly body: string;
}

export interface LocalServer {
	readonly url: string;
	/** Every request that arrived whole. */
	readonly seen: readonly Seen[];
	/** Connections opened so far. */
	connections(): number;
	close(): Promise<void>;
}

export type Answer = (request: Seen, response: ServerResponse, count: number) => unknown;

/** A plain HTTP server on a free port, for behaviour that no service of UiPath's has. */
export async function localServer(answer: Answer): Promise<LocalServer> {
	const seen: Seen[] = [];
	let connections = 0;
	const server: Server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const { method = '', url = '', headers } = request;
			const one = { method, url, headers, body: Buffer.concat(chunks).toString() };
			seen.push(one);
			answer(one, response, seen.length);
		});
	});
	server.on('connection', () => {
		connections += 1;
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		seen,
		connections: () => connections,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

/** Answers with JSON. */
export function json(response: ServerResponse, body: unknown, status = 200): void {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(body));
}
