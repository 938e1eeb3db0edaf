import { InputError } from '../wire/input';
import type { Shape } from '../wire/json';
import type { Effect, Request } from '../wire/request';
import type { Api, Download, Host, Told } from './api';
import { repeated } from './attempts';
import type { Surroundings } from './attempts';
import { bearerOf } from './bearer';
import type { Bearer } from './bearer';
import { Budget } from './budget';
import { systemClock } from './clock';
import type { Clock, Dice } from './clock';
import type { Connection, ServiceName } from './connection';
import { download, downloadOf, FILE_TOO_SHORT } from './download';
import { egressRefusal } from './egress';
import { exchange, opened } from './exchange';
import type { Exchange } from './exchange';
import { RequestFailure } from './failure';
import type { FailureFacts } from './failure';
import { interpreted } from './interpret';
import { letterOf } from './letter';
import type { Letter } from './letter';
import { trustedRoot } from './origin';
import { failureOfReply, isSuccess } from './outcome';
import { httpDate } from './retryAfter';
import { failureOfError } from './transportFailure';

export interface ApiOptions {
	readonly connection: Connection;
	readonly service: ServiceName;
	readonly host: Host;
	/** Send JSON bodies over 8 KB compressed; only for services known to read them. Default false. */
	readonly compressRequests?: boolean;
	/** For tests; default the system's. */
	readonly clock?: Clock;
	readonly dice?: Dice;
	/** Shared by everything that belongs to one execution; default a new one of 120 s. */
	readonly budget?: Budget;
}

/** The longest silence before or within a file, in ms; there is no limit to the whole. */
const SILENCE_MS = 60_000;

const SERVICES = {
	orchestrator: { name: 'Orchestrator', address: 'orchestratorUrl' },
	communicationsMining: { name: 'Communications Mining', address: 'communicationsMiningUrl' },
} as const;

/** The API of one service for one execution. @throws InputError when the credential has no usable address for it. */
export function createApi(options: ApiOptions): Api {
	const { connection, service, host, clock = systemClock, dice = Math.random, budget = new Budget() } = options;
	const address = connection[SERVICES[service].address];
	if (address === undefined) throw new InputError(`The credential has no address for ${SERVICES[service].name}.`);
	const root = trustedRoot(address);
	const surroundings = { host, clock, dice, budget };
	const sender = new Sender(root, bearerOf(connection, service, surroundings), surroundings);
	const own = service === 'orchestrator' ? tenantHeader(connection) : {};
	const { allowedDomains } = connection;
	const home = { url: root, ...(allowedDomains !== undefined && { allowedDomains }) };
	const sendAndTell = async <T>(effect: Effect, request: Request, shape: Shape<T>): Promise<Told<T>> => {
		const letter = await letterOf(request, root, own, options.compressRequests ?? false);
		const route = `${request.method} ${request.path}`;
		const renewal = { spent: false };
		const once = async (doubtful: boolean) => {
			const reply = await sender.send(letter, shape, renewal);
			return 'failure' in reply ? reply : { value: { value: reply.value, doubtful } };
		};
		return await repeated({ effect, route, once }, surroundings);
	};
	return {
		sendAndTell,
		send: async (effect, request, shape) => (await sendAndTell(effect, request, shape)).value,
		async open<T>(request: Request, take: (file: Download) => Promise<T>): Promise<T> {
			const letter = await letterOf({ timeoutMs: SILENCE_MS, ...request }, root, own, false);
			const renewal = { spent: false };
			const once = async () => {
				const reply = await sender.open(letter, renewal);
				return 'failure' in reply ? reply : await unlessCut(take(reply.value));
			};
			return await repeated({ effect: 'reads', route: `${request.method} ${request.path}`, once }, surroundings);
		},
		download: async (link) => await download(link, home, surroundings),
		wait: async (ms) => {
			await clock.sleep(ms, host.signal);
		},
		now: () => clock.now(),
		ahead: () => sender.ahead(),
		signal: host.signal,
	};
}

function tenantHeader({ tenantName }: Connection): Record<string, string> {
	return tenantName === undefined ? {} : { 'X-UIPATH-TenantName': tenantName };
}

/** Sends letters with the token, one attempt at a time. */
class Sender {
	#refusal: Promise<FailureFacts | undefined> | undefined;
	#answered: { readonly date: string | undefined; readonly at: number } | undefined;

	constructor(
		readonly root: URL,
		readonly bearer: Bearer,
		readonly surroundings: Surroundings,
	) {}

	/** See `Api`. */
	ahead(): number | undefined {
		if (this.#answered === undefined) return undefined;
		const { date, at } = this.#answered;
		const told = httpDate(date, at);
		return told === undefined ? undefined : told - at;
	}

	/** One attempt; a token that is turned down is renewed and the request repeated, once per request. */
	async send<T>(
		letter: Letter,
		shape: Shape<T>,
		renewal: { spent: boolean },
	): Promise<{ readonly value: T } | { readonly failure: FailureFacts }> {
		const { host, clock } = this.surroundings;
		this.#refusal ??= egressRefusal(this.root, host.egressFilter);
		const refusal = await this.#refusal;
		if (refusal) return { failure: refusal };
		const token = await untilAborted(this.bearer.get(), host.signal);
		const reply = await this.#exchanged(letter, token);
		if ('failure' in reply) return reply;
		const mayRenew = reply.head.status === 401 && !renewal.spent && this.bearer.reject(token);
		if (!mayRenew) return interpreted(reply, shape, [token, ...this.bearer.secrets], clock.now());
		Object.assign(renewal, { spent: true });
		return await this.send(letter, shape, renewal);
	}

	/** As `send`, for a reply that is a file. */
	async open(
		letter: Letter,
		renewal: { spent: boolean },
	): Promise<{ readonly value: Download } | { readonly failure: FailureFacts }> {
		const { host, clock } = this.surroundings;
		this.#refusal ??= egressRefusal(this.root, host.egressFilter);
		const refusal = await this.#refusal;
		if (refusal) return { failure: refusal };
		const token = await untilAborted(this.bearer.get(), host.signal);
		const headers = { ...letter.headers, accept: '*/*', 'accept-encoding': 'identity', authorization: `Bearer ${token}` };
		try {
			const reply = await opened({ ...letter, headers, signal: host.signal, filter: host.egressFilter });
			if (isSuccess(reply.head.status)) return { value: downloadOf(reply, host.signal) };
			reply.body.on('error', () => undefined).destroy();
			const mayRenew = reply.head.status === 401 && !renewal.spent && this.bearer.reject(token);
			if (!mayRenew) return { failure: failureOfReply(reply.head, '', [], clock.now()) };
		} catch (error) {
			host.signal?.throwIfAborted();
			return { failure: failureOfError(error) };
		}
		Object.assign(renewal, { spent: true });
		return await this.open(letter, renewal);
	}

	async #exchanged(letter: Letter, token: string): Promise<Exchange> {
		const { clock, host } = this.surroundings;
		const headers = { ...letter.headers, authorization: `Bearer ${token}` };
		const reply = await exchange({ ...letter, headers, signal: host.signal, filter: host.egressFilter });
		if ('head' in reply) this.#answered = { date: reply.head.headers['date'], at: clock.now() };
		return reply;
	}
}

/** A file that broke off while it was read, as the failure of a request. */
async function unlessCut<T>(taken: Promise<T>): Promise<{ readonly value: T } | { readonly failure: FailureFacts }> {
	return await taken.then(
		(value) => ({ value }),
		(error: unknown) => {
			if (error instanceof RequestFailure && error.reason === 'file too short') return { failure: FILE_TOO_SHORT };
			throw error;
		},
	);
}

/** `promise`, unless the execution is cancelled first; the token is shared, so its request goes on for the others. */
async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
	if (!signal) return await promise;
	signal.throwIfAborted();
	const settled = new AbortController();
	const aborted = new Promise<never>((_resolve, reject) => {
		const stop = (): void => {
			reject(signal.reason as Error);
		};
		signal.addEventListener('abort', stop, { once: true, signal: settled.signal });
	});
	try {
		return await Promise.race([promise, aborted]);
	} finally {
		settled.abort();
	}
}
