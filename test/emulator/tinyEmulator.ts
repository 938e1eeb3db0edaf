/** The emulator's core with two tiny services, and a client that talks to it over real sockets. */
import { Agent, request, type Dispatcher } from 'undici';
import { serve, type Emulator, type StartOptions } from './emulator';
import { tinyCommunicationsMining, tinyOrchestrator, type TinyService } from './tinyServices';

/** What a test wants to send; a `body` that is neither text nor bytes goes as JSON. */
export interface Sending {
	readonly method?: Dispatcher.HttpMethod;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string | Buffer | object;
	/** `null` sends no token; by default the personal access token is sent. */
	readonly token?: string | null;
}

/** What came back; `json` is undefined where the text is not JSON. */
export interface Received {
	readonly status: number;
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly bytes: Buffer;
	readonly text: string;
	readonly json: unknown;
}

/** A running emulator and a client of its own. */
export interface TinyEmulator extends Emulator<{ orchestrator: TinyService; communicationsMining: TinyService }> {
	/** Sends one request; `address` is a path of the first origin, or a whole address. Rejects where no whole answer comes. */
	send(address: string, sending?: Sending): Promise<Received>;
	/** Closes the client, then the emulator. */
	close(): Promise<void>;
}

/** Starts one; to be closed with `close`. */
export async function startTiny(options: StartOptions = {}): Promise<TinyEmulator> {
	const services = { orchestrator: tinyOrchestrator(), communicationsMining: tinyCommunicationsMining() };
	const emulator = await serve(services, options);
	const agent = new Agent({ connect: emulator.ca === undefined ? {} : { ca: emulator.ca } });
	const send = async (address: string, sending: Sending = {}): Promise<Received> => {
		const url = address.startsWith('/') ? emulator.origin + address : address;
		const answer = await request(url, { dispatcher: agent, ...requested(sending, emulator.credentials.accessToken) });
		const bytes = Buffer.from(await answer.body.arrayBuffer());
		return { status: answer.statusCode, headers: answer.headers, bytes, text: bytes.toString('utf8'), json: parsed(bytes) };
	};
	const close = async (): Promise<void> => {
		await agent.destroy();
		await emulator.stop();
	};
	return { ...emulator, send, close };
}

type Requested = Pick<Dispatcher.RequestOptions, 'method' | 'headers' | 'body'>;

function requested({ method = 'GET', headers = {}, body, token }: Sending, accessToken: string): Requested {
	const authorization = token === null ? {} : { authorization: `Bearer ${token ?? accessToken}` };
	const plain = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
	const type = plain ? {} : { 'content-type': 'application/json' };
	return {
		method,
		headers: { ...authorization, ...type, ...headers },
		body: plain ? (body ?? null) : JSON.stringify(body),
	};
}

function parsed(bytes: Buffer): unknown {
	try {
		return JSON.parse(bytes.toString('utf8'));
	} catch {
		return undefined;
	}
}
