/**
 * Where a credential leads and how it proves itself; derived from the credential once, before anything is sent.
 * Addresses carry no trailing slash, no query, no fragment and no user information.
 */
export interface Connection {
	/** Root above `/odata`, e.g. `https://cloud.uipath.com/acme/default/orchestrator_`. Absent where the deployment has none. */
	readonly orchestratorUrl?: string;
	/** Root above `/api/v1`, e.g. `https://cloud.uipath.com/acme/default/reinfer_`. Absent where the deployment has none. */
	readonly communicationsMiningUrl?: string;
	readonly token: ClientCredentials | BearerToken;
	/** Used instead of `token` for Communications Mining. */
	readonly communicationsMiningToken?: string;
	/** Sent as `X-UIPATH-TenantName` to a standalone Orchestrator, which cannot take the tenant from its address. */
	readonly tenantName?: string;
	/** The credential's own list of allowed domains (comma separated, `*.` for subdomains); absent means no restriction. */
	readonly allowedDomains?: string;
}

/** An external application: exchanged for a bearer token at `tokenUrl` (OAuth 2.0 client credentials). */
export interface ClientCredentials {
	readonly kind: 'client credentials';
	readonly tokenUrl: string;
	readonly clientId: string;
	readonly clientSecret: string;
	/** Separated by spaces; empty asks for the application's defaults. */
	readonly scopes: string;
}

/** A personal access token or API token, used as it is. */
export interface BearerToken {
	readonly kind: 'bearer';
	readonly token: string;
}

export type ServiceName = 'orchestrator' | 'communicationsMining';
