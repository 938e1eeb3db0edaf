/** The two listeners: fastify in front, the raw request target kept, bodies read as bytes. */
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { BODY_LIMIT } from './body';
import { Connections } from './connections';
import type { Arrived } from './exchange';
import type { Place } from './journal';
import type { Identification } from './tls';

/** Answers one request; a rejection is a defect of the emulator. */
export type Listener = (arrived: Arrived) => Promise<void>;

const EMPTY = Buffer.alloc(0);
const KEEP_ALIVE_MS = 120_000;

/** Both listeners, and every socket they have open. */
export class Servers {
	private readonly connections = new Connections();
	private readonly listening: FastifyInstance[] = [];

	constructor(private readonly identification: Identification | undefined) {}

	/** Starts a listener on 127.0.0.1; port 0 takes a free one. Resolves to its address without a trailing slash. */
	async listen(place: Place, port: number, listener: Listener): Promise<string> {
		const app = this.application();
		this.connections.watch(app.server);
		const take = (request: FastifyRequest, reply: FastifyReply, sent: Arrived['sent']): void => {
			reply.hijack();
			const { raw, originalUrl: target } = request;
			const wire = { request: raw, response: reply.raw, connection: this.connections.of(raw) };
			listener({ ...wire, place, target, sent }).catch((error: unknown) => {
				confess(reply, error);
			});
		};
		app.setErrorHandler((error: { code?: string }, request, reply) => {
			const unfinished = request.raw.destroyed ? 'cut' : EMPTY;
			take(request, reply, error.code === 'FST_ERR_CTP_BODY_TOO_LARGE' ? 'too large' : unfinished);
		});
		const handler = (request: FastifyRequest, reply: FastifyReply): void => {
			take(request, reply, Buffer.isBuffer(request.body) ? request.body : EMPTY);
		};
		app.all('/', handler);
		app.setNotFoundHandler(handler);
		const address = await app.listen({ host: '127.0.0.1', port });
		this.listening.push(app);
		return address;
	}

	/** Closes the listeners and every socket, whatever they are in the middle of. */
	async close(): Promise<void> {
		const closed = this.listening.map((app) => app.close());
		this.connections.destroyAll();
		await Promise.all(closed);
	}

	private application(): FastifyInstance {
		const options = {
			logger: false,
			bodyLimit: BODY_LIMIT,
			keepAliveTimeout: KEEP_ALIVE_MS,
			requestTimeout: 0,
			connectionTimeout: 0,
			forceCloseConnections: true,
			// fastify would decode the path before it routes; the emulator matches the raw one.
			rewriteUrl: () => '/',
		} as const;
		const app: FastifyInstance = this.identification
			? fastify({ ...options, https: this.identification })
			: fastify(options);
		app.removeAllContentTypeParsers();
		app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
			done(null, body);
		});
		return app;
	}
}

function confess(reply: FastifyReply, error: unknown): void {
	const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
	process.stderr.write(`The emulator failed to answer: ${text}\n`);
	if (reply.raw.headersSent) reply.raw.destroy();
	else reply.raw.writeHead(500, { 'content-type': 'text/plain' }).end(`The emulator failed to answer: ${text}`);
}
