import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { InputError } from '../wire/input';
import type { BearerToken, ClientCredentials, Connection } from './connection';
import { addressIn, legacyDomainIn, nameIn } from './writtenAddress';

/** The addresses of one deployment; `{holes}` are fields of the credential. Absent means that there is no such service. */
export interface Addresses {
	readonly orchestratorUrl?: string;
	readonly communicationsMiningUrl?: string;
	readonly tokenUrl?: string;
}

/**
 * How addresses follow from a credential, by its deployment.
 * Source: UiPath API catalogue, Base URLs (Orchestrator) and Base URL (Communications Mining).
 */
export const DERIVED_ADDRESSES = {
	automationCloud: {
		orchestratorUrl: 'https://cloud.uipath.com/{organization}/{tenant}/orchestrator_',
		communicationsMiningUrl: 'https://cloud.uipath.com/{organization}/{tenant}/reinfer_',
		tokenUrl: 'https://cloud.uipath.com/identity_/connect/token',
	},
	automationSuite: {
		orchestratorUrl: '{host}/{organization}/{tenant}/orchestrator_',
		communicationsMiningUrl: '{host}/{organization}/{tenant}/reinfer_',
		tokenUrl: '{host}/identity_/connect/token',
	},
	orchestrator: {
		orchestratorUrl: '{orchestratorAddress}',
		tokenUrl: '{orchestratorAddress}/identity/connect/token',
	},
	reinfer: {
		communicationsMiningUrl: 'https://{domain}.reinfer.io',
	},
} as const satisfies Record<string, Addresses>;

type Deployment = keyof typeof DERIVED_ADDRESSES;
type Service = 'orchestratorUrl' | 'communicationsMiningUrl';

/** The fields of the credential that addresses and tokens are made of, as the panel calls them. */
export const LABELS = {
	organization: 'Organization',
	tenant: 'Tenant',
	host: 'Automation Suite Address',
	orchestratorAddress: 'Orchestrator Address',
	domain: 'Domain',
	clientId: 'Client ID',
	clientSecret: 'Client Secret',
	accessToken: 'Access Token',
	communicationsMiningToken: 'Communications Mining API Token',
	orchestratorUrl: 'Orchestrator URL',
	communicationsMiningUrl: 'Communications Mining URL',
	tokenUrl: 'Token URL',
	allowedDomains: 'Allowed Domains',
} as const;

type Field = keyof typeof LABELS;

/** How a field fills its hole in a derived address. */
const FILLED: Partial<Record<Field, (written: string) => string>> = {
	organization: (written) => nameIn(written, LABELS.organization),
	tenant: (written) => nameIn(written, LABELS.tenant),
	host: (written) => addressIn(written, LABELS.host).origin,
	orchestratorAddress: (written) => addressIn(written, LABELS.orchestratorAddress).origin,
	domain: (written) => legacyDomainIn(written, LABELS.domain),
};

/**
 * Where the decrypted credential leads and how it proves itself. Nothing is sent.
 * Pasted browser addresses are cut to what is needed: the origin of a deployment, or the root of a service.
 * @throws InputError for a missing field, and for an address with user information, query, fragment, or plain http
 * to another machine.
 */
export function connectionFrom(credential: ICredentialDataDecryptedObject): Connection {
	const read = (field: Field) => textOf(credential, field);
	const deployment = deploymentOf(credential);
	const ownToken = read('communicationsMiningToken');
	const restricted = credential['allowedHttpRequestDomains'] === 'domains';
	const shared = {
		...optional('communicationsMiningUrl', rootOf(credential, deployment, 'communicationsMiningUrl')),
		...optional('allowedDomains', restricted ? required(credential, 'allowedDomains') : undefined),
	};
	if (deployment === 'reinfer' || (usesToken(credential) && read('accessToken') === '' && ownToken !== '')) {
		return { ...shared, token: { kind: 'bearer', token: required(credential, 'communicationsMiningToken') } };
	}
	return {
		...shared,
		...optional('orchestratorUrl', rootOf(credential, deployment, 'orchestratorUrl')),
		...optional('communicationsMiningToken', ownToken || undefined),
		...optional('tenantName', deployment === 'orchestrator' ? read('tenant') || undefined : undefined),
		token: tokenOf(credential, deployment),
	};
}

function tokenOf(credential: ICredentialDataDecryptedObject, deployment: Deployment): ClientCredentials | BearerToken {
	if (usesToken(credential)) return { kind: 'bearer', token: required(credential, 'accessToken') };
	const scopes = credential['scopes'];
	return {
		kind: 'client credentials',
		tokenUrl: tokenUrlOf(credential, deployment),
		clientId: required(credential, 'clientId'),
		clientSecret: required(credential, 'clientSecret'),
		scopes: typeof scopes === 'string' ? scopes.trim().split(/\s+/).join(' ') : '',
	};
}

function usesToken(credential: ICredentialDataDecryptedObject): boolean {
	return credential['authentication'] === 'token';
}

function deploymentOf(credential: ICredentialDataDecryptedObject): Deployment {
	const written = credential['deployment'] ?? 'automationCloud';
	if (isDeployment(written)) return written;
	throw new InputError('The UiPath credential names no known Deployment. Choose one and save it. Nothing was sent.');
}

function isDeployment(written: unknown): written is Deployment {
	return typeof written === 'string' && Object.hasOwn(DERIVED_ADDRESSES, written);
}

const SERVICE_SEGMENT = /^.*?\/(?:orchestrator|reinfer)_(?=\/|$)/;
const BEFORE_API = /^.*?(?=\/(?:odata|api)(?:\/|$))/;

/** The root of a service: as overridden, cut below the service's own segment; otherwise derived. */
function rootOf(
	credential: ICredentialDataDecryptedObject,
	deployment: Deployment,
	service: Service,
): string | undefined {
	const written = overridden(credential, service);
	if (written === '') return derived(credential, DERIVED_ADDRESSES[deployment], service);
	const { origin, pathname } = addressIn(written, LABELS[service]);
	const [cut = pathname] = SERVICE_SEGMENT.exec(pathname) ?? BEFORE_API.exec(pathname) ?? [];
	return origin + cut.replace(/\/+$/, '');
}

function tokenUrlOf(credential: ICredentialDataDecryptedObject, deployment: Deployment): string {
	const written = overridden(credential, 'tokenUrl');
	if (written !== '') return addressIn(written, LABELS.tokenUrl).href.replace(/\/+$/, '');
	return derived(credential, DERIVED_ADDRESSES[deployment], 'tokenUrl') ?? required(credential, 'tokenUrl');
}

function derived(
	credential: ICredentialDataDecryptedObject,
	addresses: Addresses,
	key: keyof Addresses,
): string | undefined {
	return addresses[key]?.replace(/\{(\w+)\}/g, (_hole, field: Field) => {
		const written = required(credential, field);
		return FILLED[field]?.(written) ?? written;
	});
}

function overridden(credential: ICredentialDataDecryptedObject, field: Field): string {
	return credential['overrideAddresses'] === true ? textOf(credential, field) : '';
}

function required(credential: ICredentialDataDecryptedObject, field: Field): string {
	const written = textOf(credential, field);
	if (written === '') throw new InputError(`${LABELS[field]} is missing in the UiPath credential. Nothing was sent.`);
	return written;
}

function textOf(credential: ICredentialDataDecryptedObject, field: Field): string {
	const written = credential[field];
	return typeof written === 'string' ? written.trim() : '';
}

function optional<Key extends keyof Connection>(
	key: Key,
	value: Connection[Key] | undefined,
): Pick<Connection, Key> | object {
	return value === undefined ? {} : { [key]: value };
}
