import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { InputError } from '../wire/input';
import { connectionFrom } from './address';
import type { ClientCredentials, Connection } from './connection';

/** The credential's hidden field in which n8n keeps the token that an external application was given. */
export const SESSION_TOKEN = 'sessionToken';

/**
 * A fresh bearer token for requests that n8n itself sends (its HTTP Request node, the test of the credential).
 * Empty where the credential already is a token, which tells n8n that there is nothing to keep.
 * The nodes of this package do not use it: their client shares one token among all requests.
 * @throws InputError when the credential is incomplete or UiPath issues no token; it never carries a secret.
 */
export async function sessionToken(
	{ helpers }: IHttpRequestHelper,
	credential: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const { token } = connectionFrom(credential);
	if (token.kind === 'bearer') return {};
	// A failed status must not be thrown: n8n's error would carry the client secret with the request.
	const reply: unknown = await helpers.httpRequest({
		method: 'POST',
		url: token.tokenUrl,
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		body: form(token),
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
	});
	const issued = isRecord(reply) ? reply['access_token'] : undefined;
	if (typeof issued === 'string' && issued !== '') return { [SESSION_TOKEN]: issued };
	throw new InputError(refusedMessage(isRecord(reply) ? reply['error'] : undefined));
}

function form({ clientId, clientSecret, scopes }: ClientCredentials): IDataObject {
	return {
		grant_type: 'client_credentials',
		client_id: clientId,
		client_secret: clientSecret,
		...(scopes === '' ? {} : { scope: scopes }),
	};
}

/** By the error codes of OAuth 2.0 (RFC 6749, section 5.2). */
function refusedMessage(code: unknown): string {
	if (code === 'invalid_client') return 'UiPath issued no token: the Client ID or the Client Secret is wrong.';
	if (code === 'invalid_scope') {
		return 'UiPath issued no token: the external application does not have all the Scopes. Remove those it lacks.';
	}
	return 'UiPath issued no token. Check the address, the organization and the external application.';
}

/**
 * The request with the bearer that belongs to its address, and never repeated to another host on a redirect.
 * @throws InputError when the request leads to a host that is not the credential's.
 */
export function authenticated(
	credential: ICredentialDataDecryptedObject,
	options: IHttpRequestOptions,
): IHttpRequestOptions {
	const connection = connectionFrom(credential);
	const url = addressOf(options);
	const owns = (root: string | undefined) => root !== undefined && new URL(root).origin === url?.origin;
	if (!owns(connection.orchestratorUrl) && !owns(connection.communicationsMiningUrl)) {
		throw new InputError(
			`The UiPath token was not sent to ${url?.host ?? 'this address'}: the credential does not lead there. ` +
				'Use an address of the credential, or override its addresses.',
		);
	}
	return {
		...options,
		sendCredentialsOnCrossOriginRedirect: false,
		headers: {
			...options.headers,
			...(connection.tenantName === undefined ? {} : { 'X-UIPATH-TenantName': connection.tenantName }),
			Authorization: `Bearer ${bearerFor(url, connection, credential)}`,
		},
	};
}

function bearerFor(url: URL | undefined, connection: Connection, credential: ICredentialDataDecryptedObject): string {
	const { communicationsMiningToken, communicationsMiningUrl, token } = connection;
	if (communicationsMiningToken && isBelow(url, communicationsMiningUrl)) return communicationsMiningToken;
	if (token.kind === 'bearer') return token.token;
	const kept = credential[SESSION_TOKEN];
	if (typeof kept === 'string' && kept !== '') return kept;
	throw new InputError('UiPath issued no token for the external application. Nothing was sent.');
}

function isBelow(url: URL | undefined, root: string | undefined): boolean {
	return root !== undefined && `${url?.href}/`.startsWith(`${new URL(root).href.replace(/\/$/, '')}/`);
}

/** n8n's HTTP Request node names its address `uri`, everything else `url`, both possibly below a `baseURL`. */
function addressOf(options: IHttpRequestOptions & { uri?: string }): URL | undefined {
	const written = options.url || options.uri || '';
	const below = `${(options.baseURL ?? '').replace(/\/+$/, '')}/${written.replace(/^\/+/, '')}`;
	const full = [written, below].find((text) => URL.canParse(text));
	return full === undefined ? undefined : new URL(full);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
