/** Who may call: the token endpoint, the tokens that need none, and what a token is worth. */
import { randomBytes } from 'node:crypto';
import type { Answer, Call, Caller, Refusal, Route, Service } from './route';
import type { Entry } from './routeTable';
import { accessible, DEFAULT_SCOPES, isScope, USER_SCOPES } from './scopes';

/** What a client has to know to be let in; the same at every start, so that a saved credential goes on working. */
export const CREDENTIALS = {
	clientId: '6f1d2c0a-94be-4c55-8a3e-0b7d5e21f9c4',
	/** Has characters that a form body must escape, as real secrets do. */
	clientSecret: 'kV8$w+Zr&2=q%7B/9Tn(x)LmQ#4s',
	/** A personal access token: every scope, never expires. */
	accessToken: 'rt_5D9E3B7C41F84A06B2C87E90AD13F652B8E4C7A91D6042F3-1',
	organization: 'acme',
	organizationId: '0d3b6f58-7c1e-4f0a-9d52-3a8e6b417c20',
	tenant: 'DefaultTenant',
	tenantId: 'b8f4e2a1-5c63-4e7d-8f19-c06d2a95e374',
	/** A Communications Mining API token: good for Communications Mining alone. */
	apiToken: 'cm-api-8e27f3b1c95d4406a7d0e4b2f619583c',
	/** The token of a robot, who may start transactions. */
	robotToken: 'robot-41c7d9a2e5f04b8c96d3b07f2e8a15c6',
	/** For `POST /api/Account/Authenticate`, where the setting allows it. */
	userName: 'admin',
	password: 'Orch3strator!',
} as const;

/** Settings of the emulator's identity. */
export interface IdentitySettings {
	/** How long an issued token is good for, in seconds. */
	expiresInSeconds: number;
	/** Whether user name and password are exchanged for a token, as Orchestrator up to version 17 did. */
	accountAuthenticate: boolean;
}

/** What a token gave: a caller, or why not. */
export type Admission =
	| { readonly kind: 'admitted'; readonly caller: Caller | undefined }
	| { readonly kind: 'refused'; readonly refusal: Extract<Refusal, 'unauthenticated' | 'forbidden'>; readonly detail: string };

interface Grant {
	readonly caller: Caller;
	/** Milliseconds since 1970; Infinity for tokens that were not issued here. */
	readonly expiresAt: number;
	/** The name of the one service it is good for; undefined means every service. */
	readonly only?: string;
}

/** Tokens and the endpoints that issue them (UiPath API catalogue for Orchestrator, Authentication). */
export class Identity implements Service {
	readonly name = 'identity';
	readonly settings: IdentitySettings = { expiresInSeconds: 3600, accountAuthenticate: false };
	readonly tokenRoute: Route = {
		name: 'POST /identity_/connect/token',
		authenticated: false,
		handle: (call) => this.issueForForm(call),
	};
	readonly accountRoute: Route = {
		name: 'POST /api/Account/Authenticate',
		authenticated: false,
		handle: (call) => this.issueForPassword(call),
	};
	readonly routes = [this.tokenRoute, this.accountRoute];
	private readonly standing = standingGrants();
	private issued = new Map<string, Grant>();

	/** Whether the bearer of a request may use a route of a service. */
	admit({ route, service }: Entry, authorization: string | undefined): Admission {
		if (route.authenticated === false) return { kind: 'admitted', caller: undefined };
		const [scheme, token] = authorization?.split(' ', 2) ?? [];
		if (scheme?.toLowerCase() !== 'bearer' || !token) return unauthenticated('No bearer token was sent.');
		const grant = this.standing.get(token) ?? this.issued.get(token);
		if (!grant || (grant.only !== undefined && grant.only !== service.name)) {
			return unauthenticated('The token is not known.');
		}
		if (grant.expiresAt <= Date.now()) return unauthenticated('The token has expired.');
		if (!accessible(route.scopes, grant.caller.scopes)) {
			const detail = `The token has none of the scopes ${route.scopes?.join(', ')}.`;
			return { kind: 'refused', refusal: 'forbidden', detail };
		}
		return { kind: 'admitted', caller: grant.caller };
	}

	/** Makes every token that was issued so far worthless; personal access tokens and the like stay. */
	expireAll(): void {
		for (const [token, grant] of this.issued) this.issued.set(token, { ...grant, expiresAt: 0 });
	}

	refuse(refusal: Refusal, detail: string): Answer {
		const status = { unauthenticated: 401, forbidden: 403, 'unknown route': 404, 'method not allowed': 405, 'unreadable body': 400 };
		return { status: status[refusal], body: { error: 'invalid_request', error_description: detail } };
	}

	state(): object {
		const now = Date.now();
		const live = [...this.issued.values()].filter(({ expiresAt }) => expiresAt > now).length;
		return { tokens: { issued: this.issued.size, live } };
	}

	/** Tokens outlive a reset, as they do a restart of the services behind them. */
	reset(): void {}

	private issueForForm({ rawBody, headers }: Call): Answer {
		const type = headers['content-type'] ?? '';
		if (!/^application\/x-www-form-urlencoded\b/i.test(type)) return oauthError('invalid_request');
		const form = new URLSearchParams(rawBody.toString('utf8'));
		if (form.get('grant_type') !== 'client_credentials') return oauthError('unsupported_grant_type');
		const { clientId, clientSecret } = CREDENTIALS;
		const known = form.get('client_id') === clientId && form.get('client_secret') === clientSecret;
		if (!known) return oauthError('invalid_client');
		const asked = form.get('scope')?.split(/\s+/).filter(Boolean) ?? [];
		if (!asked.every(isScope)) return oauthError('invalid_scope');
		const scopes = asked.length > 0 ? asked : DEFAULT_SCOPES;
		const access_token = this.issue({ kind: 'application', name: clientId, scopes: new Set(scopes) });
		const { expiresInSeconds } = this.settings;
		return {
			status: 200,
			headers: { 'cache-control': 'no-store, no-cache, max-age=0' },
			body: { access_token, expires_in: expiresInSeconds, token_type: 'Bearer', scope: scopes.join(' ') },
		};
	}

	private issueForPassword({ body }: Call): Answer {
		if (!this.settings.accountAuthenticate) return this.refuse('unknown route', 'Not available in this version.');
		const given: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {};
		const { userName, password, tenant } = CREDENTIALS;
		const isUser = given.usernameOrEmailAddress === userName && given.password === password;
		if (!isUser || given.tenancyName !== tenant) {
			return {
				status: 400,
				body: { message: 'Invalid credentials, failed to login.', errorCode: 1000, resourceIds: null },
			};
		}
		const result = this.issue({ kind: 'user', name: userName, scopes: new Set(USER_SCOPES) });
		const envelope = { targetUrl: null, success: true, error: null, unAuthorizedRequest: false, __abp: true };
		return { status: 200, body: { result, ...envelope } };
	}

	private issue(caller: Caller): string {
		const expiresAt = Date.now() + this.settings.expiresInSeconds * 1000;
		const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
		const claims = part({ sub: caller.name, exp: Math.floor(expiresAt / 1000), scope: [...caller.scopes] });
		const token = `${part({ alg: 'RS256', typ: 'at+jwt' })}.${claims}.${randomBytes(48).toString('base64url')}`;
		this.issued.set(token, { caller, expiresAt });
		return token;
	}
}

function standingGrants(): ReadonlyMap<string, Grant> {
	const scopes = new Set(USER_SCOPES);
	const grant = (kind: Caller['kind'], name: string): Grant => ({ caller: { kind, name, scopes }, expiresAt: Infinity });
	return new Map<string, Grant>([
		[CREDENTIALS.accessToken, grant('user', 'ada@acme.example')],
		[CREDENTIALS.apiToken, { ...grant('user', 'ada@acme.example'), only: 'communicationsMining' }],
		[CREDENTIALS.robotToken, grant('robot', 'robot-1')],
	]);
}

function unauthenticated(detail: string): Admission {
	return { kind: 'refused', refusal: 'unauthenticated', detail };
}

function oauthError(error: string): Answer {
	return { status: 400, body: { error } };
}
