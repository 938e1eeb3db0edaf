/** One request, from its arrival to its answer. */
import { readBody, type Body } from './body';
import { deliver, pause, type Wire } from './delivery';
import { kindOf, type FaultAction, type FaultScript } from './faultScript';
import { deliverFaulty, REDIRECT_STATUS, STAND_IN } from './faultyDelivery';
import type { Identity } from './identity';
import type { Journal, JournalEntry, Place } from './journal';
import type { Destination, Mounts } from './mounts';
import type { Answer, Method } from './route';

/** The addresses of the two listeners, such as `http://127.0.0.1:40001`. */
export type Addresses = Readonly<Record<Place, string>>;

/** What every request shares. */
export interface Surroundings {
	readonly journal: Journal;
	readonly faults: FaultScript;
	readonly identity: Identity;
	readonly mounts: Mounts;
	readonly latency: { latencyMs: number };
	readonly addresses: Addresses;
}

/** A request with its body read from the socket. */
export interface Arrived extends Wire {
	readonly place: Place;
	/** The request target exactly as on the wire. */
	readonly target: string;
	/** The bytes that were sent; or what kept them from arriving. */
	readonly sent: Buffer | 'too large' | 'cut';
}

const EMPTY = Buffer.alloc(0);

/**
 * Answers a request, in this order: journal, latency, a fault before, token and scope, the handler, a fault after, the
 * answer. From the token to the end of the handler nothing else runs, so each request is atomic.
 */
export async function exchange(arrived: Arrived, surroundings: Surroundings): Promise<void> {
	const { journal, faults, mounts, latency } = surroundings;
	const { request, place, target, connection } = arrived;
	const [rawPath, query] = split(target);
	const method = request.method ?? '';
	const destination = mounts.find(method, rawPath);
	const body = await bodyOf(arrived);
	const { match } = destination;
	const route = match.kind === 'found' ? match.entry.route.name : null;
	const from = { origin: place, connection: connection.number };
	const { headers } = request;
	const entry = journal.open({ ...from, method, rawPath, query, route, headers, rawBody: body.rawBody });
	if (arrived.sent === 'cut') return void connection.socket.destroy();
	await pause(arrived, latency.latencyMs);
	const { before, after } = faults.strike(route);
	if (before && (await struck(arrived, entry, before))) return;
	const answer = answerFor(arrived, { destination, body, query, entry }, surroundings);
	if (after && (await struck(arrived, entry, after, answer))) return;
	if (!connection.socket.destroyed) entry.status = answer.status;
	await deliver(arrived, answer);
}

/** Splits a request target at the first `?`; both parts stay as they stood on the wire. */
export function split(target: string): readonly [path: string, query: string] {
	const at = target.indexOf('?');
	return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at + 1)];
}

async function bodyOf({ sent, request }: Arrived): Promise<Body> {
	if (sent === 'too large') return { kind: 'too large', rawBody: EMPTY };
	return await readBody(sent === 'cut' ? EMPTY : sent, request.headers);
}

/** Carries out a fault; true where that was the end of the request. */
async function struck(arrived: Arrived, entry: JournalEntry, action: FaultAction, answer?: Answer): Promise<boolean> {
	entry.fault = kindOf(action);
	entry.status = statusOf(action, answer);
	const aftermath = await deliverFaulty(arrived, action, answer);
	return aftermath === 'done';
}

/** The status that a client gets to see in a whole answer; null where the connection is cut or there is no answer yet. */
function statusOf(action: FaultAction, answer: Answer | undefined): number | null {
	if (action.reset || action.cut !== undefined || action.hang !== undefined) return null;
	if (action.redirect) return action.redirect.status ?? REDIRECT_STATUS;
	return action.answer?.status ?? action.html ?? answer?.status ?? STAND_IN.status;
}

interface Asked {
	readonly destination: Destination;
	readonly body: Body;
	readonly query: string;
	readonly entry: JournalEntry;
}

/** Refuses or handles; synchronous, so that no other request comes in between. */
function answerFor(arrived: Arrived, asked: Asked, { identity, addresses }: Surroundings): Answer {
	const { destination, body, query, entry } = asked;
	const { match, fallback, path } = destination;
	if (match.kind === 'none') return fallback.refuse('unknown route', `${entry.method} ${entry.rawPath} does not exist.`);
	if (match.kind === 'other methods') {
		const refusal = match.service.refuse('method not allowed', `${entry.method} is not allowed here.`);
		return { ...refusal, headers: { ...refusal.headers, allow: match.methods.join(', ') } };
	}
	const { service, route } = match.entry;
	const { headers } = arrived.request;
	const admission = identity.admit(match.entry, headers.authorization);
	if (admission.kind === 'refused') return service.refuse(admission.refusal, admission.detail);
	const { caller } = admission;
	entry.caller = caller?.name ?? null;
	if (body.kind === 'too large') return { ...service.refuse('unreadable body', 'The body is too large.'), status: 413 };
	if (body.kind === 'unreadable') return service.refuse('unreadable body', body.detail);
	entry.applied = true;
	return route.handle({
		method: entry.method as Method,
		rawPath: path,
		parameters: match.parameters,
		query: new URLSearchParams(query),
		headers,
		body: body.json,
		rawBody: body.rawBody,
		caller,
		origin: addresses[arrived.place],
		elsewhere: addresses.elsewhere,
		now: new Date(),
	});
}
