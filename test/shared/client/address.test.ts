import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { connectionFrom } from '../../../nodes/shared/client/address';
import type { Connection } from '../../../nodes/shared/client/connection';
import { InputError } from '../../../nodes/shared/wire/input';

const application = { authentication: 'externalApplication', clientId: 'id', clientSecret: 'secret', scopes: 'OR.Queues' };
const token = { authentication: 'token', accessToken: 'rt_1' };
const cloud = { deployment: 'automationCloud', organization: 'acme', tenant: 'Prod' };
const suite = { deployment: 'automationSuite', host: 'suite.example.com', organization: 'acme', tenant: 'Prod' };
const standalone = { deployment: 'orchestrator', orchestratorAddress: 'https://orch.example.com/' };
const legacy = { deployment: 'reinfer', domain: 'acme', communicationsMiningToken: 'own' };

type Row = [title: string, credential: ICredentialDataDecryptedObject, connection: Connection];

describe('A connection', () => {
	it.each<Row>([
		[
			'to Automation Cloud with an external application',
			{ ...cloud, ...application },
			{
				orchestratorUrl: 'https://cloud.uipath.com/acme/Prod/orchestrator_',
				communicationsMiningUrl: 'https://cloud.uipath.com/acme/Prod/reinfer_',
				token: {
					kind: 'client credentials',
					tokenUrl: 'https://cloud.uipath.com/identity_/connect/token',
					clientId: 'id',
					clientSecret: 'secret',
					scopes: 'OR.Queues',
				},
			},
		],
		[
			'to Automation Suite with a token',
			{ ...suite, ...token },
			{
				orchestratorUrl: 'https://suite.example.com/acme/Prod/orchestrator_',
				communicationsMiningUrl: 'https://suite.example.com/acme/Prod/reinfer_',
				token: { kind: 'bearer', token: 'rt_1' },
			},
		],
		[
			'to a standalone Orchestrator, which takes the tenant as a header and has no Communications Mining',
			{ ...standalone, tenant: 'Prod', ...application },
			{
				orchestratorUrl: 'https://orch.example.com',
				tenantName: 'Prod',
				token: {
					kind: 'client credentials',
					tokenUrl: 'https://orch.example.com/identity/connect/token',
					clientId: 'id',
					clientSecret: 'secret',
					scopes: 'OR.Queues',
				},
			},
		],
		[
			'to a legacy domain, which has no Orchestrator and takes its own API token',
			{ ...legacy, ...application },
			{ communicationsMiningUrl: 'https://acme.reinfer.io', token: { kind: 'bearer', token: 'own' } },
		],
		[
			'with a separate API token for Communications Mining',
			{ ...cloud, ...token, communicationsMiningToken: ' own ' },
			{
				orchestratorUrl: 'https://cloud.uipath.com/acme/Prod/orchestrator_',
				communicationsMiningUrl: 'https://cloud.uipath.com/acme/Prod/reinfer_',
				communicationsMiningToken: 'own',
				token: { kind: 'bearer', token: 'rt_1' },
			},
		],
		[
			'with nothing but an API token for Communications Mining never leads to Orchestrator',
			{ ...cloud, authentication: 'token', accessToken: '', communicationsMiningToken: 'own' },
			{ communicationsMiningUrl: 'https://cloud.uipath.com/acme/Prod/reinfer_', token: { kind: 'bearer', token: 'own' } },
		],
		[
			'restricted to domains',
			{ ...standalone, ...token, allowedHttpRequestDomains: 'domains', allowedDomains: 'example.com' },
			{
				orchestratorUrl: 'https://orch.example.com',
				allowedDomains: 'example.com',
				token: { kind: 'bearer', token: 'rt_1' },
			},
		],
	])('%s', (_title, credential, connection) => {
		expect(connectionFrom(credential)).toEqual(connection);
	});

	it('is to Automation Cloud where an older credential names no deployment', () => {
		expect(connectionFrom({ organization: 'acme', tenant: 'Prod', ...token }).orchestratorUrl).toContain('cloud.uipath.com');
	});

	it('separates scopes by single spaces', () => {
		const { token: exchanged } = connectionFrom({ ...cloud, ...application, scopes: ' OR.Queues\n OR.Folders.Read ' });
		expect(exchanged).toMatchObject({ scopes: 'OR.Queues OR.Folders.Read' });
	});

	it('encodes names of organization and tenant', () => {
		const { orchestratorUrl } = connectionFrom({ ...cloud, ...token, organization: 'a b', tenant: 'ü' });
		expect(orchestratorUrl).toBe('https://cloud.uipath.com/a%20b/%C3%BC/orchestrator_');
	});
});

describe('A pasted address', () => {
	it.each([
		['https://cloud.uipath.com/acme/Prod/orchestrator_/', 'https://cloud.uipath.com/acme/Prod/orchestrator_'],
		['https://cloud.uipath.com/acme/Prod/orchestrator_/queues/17', 'https://cloud.uipath.com/acme/Prod/orchestrator_'],
		['https://cloud.uipath.com/acme/api/orchestrator_/odata', 'https://cloud.uipath.com/acme/api/orchestrator_'],
		['https://cloud.uipath.com/acme/api/orchestrator_', 'https://cloud.uipath.com/acme/api/orchestrator_'],
		['gateway.example.com/uipath/odata/Queues', 'https://gateway.example.com/uipath'],
		['https://gateway.example.com/uipath//', 'https://gateway.example.com/uipath'],
		['http://127.0.0.1:5000/acme/Prod/orchestrator_', 'http://127.0.0.1:5000/acme/Prod/orchestrator_'],
	])('overrides the one of Orchestrator: %s', (orchestratorUrl, expected) => {
		const connection = connectionFrom({ ...cloud, ...token, overrideAddresses: true, orchestratorUrl });
		expect(connection.orchestratorUrl).toBe(expected);
	});

	it('overrides the ones of Communications Mining and of the token', () => {
		const connection = connectionFrom({
			...cloud,
			...application,
			overrideAddresses: true,
			communicationsMiningUrl: 'http://127.0.0.1:5000/acme/Prod/reinfer_/projects',
			tokenUrl: 'http://127.0.0.1:5000/identity_/connect/token/',
		});
		expect(connection.communicationsMiningUrl).toBe('http://127.0.0.1:5000/acme/Prod/reinfer_');
		expect(connection.token).toMatchObject({ tokenUrl: 'http://127.0.0.1:5000/identity_/connect/token' });
	});

	it('overrides nothing while overriding is switched off', () => {
		const connection = connectionFrom({ ...cloud, ...token, orchestratorUrl: 'https://gateway.example.com' });
		expect(connection.orchestratorUrl).toBe('https://cloud.uipath.com/acme/Prod/orchestrator_');
	});

	it('of a deployment is cut to its host', () => {
		const suitePasted = connectionFrom({ ...suite, ...token, host: 'https://suite.example.com/acme/portal_/home' });
		expect(suitePasted.orchestratorUrl).toBe('https://suite.example.com/acme/Prod/orchestrator_');
		const orchestrator = connectionFrom({ ...standalone, ...token, orchestratorAddress: 'https://o.example.com/queues' });
		expect(orchestrator.orchestratorUrl).toBe('https://o.example.com');
	});
});

describe('A connection is refused', () => {
	it.each<[string, ICredentialDataDecryptedObject, string]>([
		['without an organization', { ...cloud, ...token, organization: ' ' }, 'Organization is missing'],
		['without a tenant', { ...cloud, ...token, tenant: '' }, 'Tenant is missing'],
		['without a client secret', { ...cloud, ...application, clientSecret: '' }, 'Client Secret is missing'],
		['without any token', { ...cloud, authentication: 'token' }, 'Access Token is missing'],
		['without the API token of a legacy domain', { ...legacy, communicationsMiningToken: '' }, 'API Token is missing'],
		['in an unknown deployment', { ...cloud, ...token, deployment: 'constructor' }, 'no known Deployment'],
		['with an empty list of allowed domains', { ...cloud, ...token, allowedHttpRequestDomains: 'domains' }, 'Allowed Domains'],
		[
			'with a query in an overridden address',
			{ ...cloud, ...token, overrideAddresses: true, orchestratorUrl: 'https://cloud.uipath.com/a/b/orchestrator_/?tid=1' },
			'Orchestrator URL in the UiPath credential has a query',
		],
		[
			'with plain http to another machine for the token',
			{ ...cloud, ...application, overrideAddresses: true, tokenUrl: 'http://identity.example.com' },
			'Token URL in the UiPath credential does not begin with https://',
		],
	])('%s', (_title, credential, message) => {
		expect(() => connectionFrom(credential)).toThrow(InputError);
		expect(() => connectionFrom(credential)).toThrow(message);
	});
});
