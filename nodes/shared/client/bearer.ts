import { object, optional, text, either, wholeNumber, decimal } from '../wire/json';
import { parseJson } from '../wire/parseJson';
import { repeated } from './attempts';
import type { Surroundings } from './attempts';
import { Budget } from './budget';
import type { ClientCredentials, Connection, ServiceName } from './connection';
import { egressRefusal } from './egress';
import { exchange } from './exchange';
import type { FailureFacts } from './failure';
import { trustedRoot } from './origin';
import { failureOfReply, isSuccess, isWebPage } from './outcome';
import { tokenKey, tokens } from './token';
import type { Granted } from './token';
import { USER_AGENT } from './version';

/** Where the bearer token of a service comes from. */
export interface Bearer {
	get(): Promise<string>;
	/** Tells that the service turned `token` down; `true` when `get` may give another one. */
	reject(token: string): boolean;
	/** What must never be repeated from a server's words, besides the token itself. */
	readonly secrets: readonly string[];
}

const TIMEOUT_MS = 30_000;
/** A token is needed by many at once, so its request waits on its own account. */
const WAITING_MS = 60_000;
/** Where the endpoint does not say how long a token lives. */
const ASSUMED_LIFETIME_S = 300;

/** The bearer of `service` as `connection` names it. */
export function bearerOf(connection: Connection, service: ServiceName, surroundings: Surroundings): Bearer {
	const own = service === 'communicationsMining' ? connection.communicationsMiningToken : undefined;
	const credentials = connection.token;
	if (own !== undefined) return fixed(own);
	if (credentials.kind === 'bearer') return fixed(credentials.token);
	const key = tokenKey(credentials, connection.tenantName ?? '');
	return {
		get: async () =>
			await tokens.get(key, surroundings.clock.now(), async () => await granted(credentials, surroundings)),
		reject: (token) => {
			tokens.reject(key, token);
			return true;
		},
		secrets: [credentials.clientSecret],
	};
}

function fixed(token: string): Bearer {
	return { get: async () => token, reject: () => false, secrets: [] };
}

/**
 * Asks the token endpoint (OAuth 2.0 client credentials; UiPath API catalogue, Authentication). Others may wait for the same
 * token, so cancelling one execution does not end the request.
 */
async function granted(credentials: ClientCredentials, { host, clock, dice }: Surroundings): Promise<Granted> {
	const url = trustedRoot(credentials.tokenUrl);
	const { egressFilter, logger } = host;
	const uncancelled = { ...(egressFilter && { egressFilter }), ...(logger && { logger }) };
	const surroundings = { host: uncancelled, clock, dice, budget: new Budget(WAITING_MS) };
	const route = `POST ${url.pathname}`;
	const once = async () => await asked(url, credentials, surroundings);
	return await repeated({ effect: 'reads', route, once }, surroundings);
}

const grant = object({ access_token: text, expires_in: optional(either(wholeNumber, decimal)) });

async function asked(
	url: URL,
	{ clientId, clientSecret, scopes }: ClientCredentials,
	{ host, clock }: Surroundings,
): Promise<{ value: Granted } | { failure: FailureFacts }> {
	const refusal = await egressRefusal(url, host.egressFilter);
	if (refusal) return { failure: refusal };
	const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret });
	if (scopes !== '') form.set('scope', scopes);
	const reply = await exchange({
		method: 'POST',
		origin: url.origin,
		path: url.pathname,
		headers: { 'user-agent': USER_AGENT, accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
		body: form.toString(),
		timeoutMs: TIMEOUT_MS,
		signal: undefined,
		filter: host.egressFilter,
	});
	if ('failure' in reply) return reply;
	const { head, text: body = '' } = reply;
	if (!isSuccess(head.status) || isWebPage(head, body)) {
		const failure = failureOfReply(head, body, [clientSecret], clock.now());
		const turnedDown = failure.outcome === 'refused' && failure.reason === undefined;
		return { failure: turnedDown ? { ...failure, reason: 'token' } : failure };
	}
	return readGrant(body);
}

function readGrant(body: string): { value: Granted } | { failure: FailureFacts } {
	try {
		const { access_token: token, expires_in: seconds = ASSUMED_LIFETIME_S } = grant(parseJson(body));
		if (/^[\x21-\x7e]+$/.test(token)) return { value: { token, lifetimeMs: seconds * 1000 } };
	} catch {
		// Falls through: what stands in the reply may be a token, so nothing of it is told.
	}
	return { failure: { outcome: 'refused', reason: 'token', uiPathMessage: 'the token endpoint answered with something else' } };
}
