import type { ICredentialDataDecryptedObject, INode, INodeTypes } from 'n8n-workflow';
import { UnexpectedError, Workflow } from 'n8n-workflow';
import { connectionFrom } from '../../../nodes/shared/client/address';
import { TEST_ADDRESS } from '../../../nodes/shared/client/testAddress';

const node: INode = { id: '1', name: 'Test', type: 'test', typeVersion: 1, position: [0, 0], parameters: {} };
const noTypes = {
	getByName: () => {
		throw new UnexpectedError('not needed');
	},
	getByNameAndVersion: () => undefined,
	getKnownTypes: () => ({}),
} as unknown as INodeTypes; // A workflow without node types: only its expressions are used.
const workflow = new Workflow({ id: '1', nodes: [], connections: {}, active: false, nodeTypes: noTypes });

/** As n8n resolves the address of a credential's test. */
function resolved(expression: string, credential: ICredentialDataDecryptedObject): unknown {
	const keys = { $credentials: credential };
	return workflow.expression.getParameterValue(expression, null, 0, 0, node.name, [], 'internal', keys);
}

const application = { authentication: 'externalApplication', clientId: 'id', clientSecret: 'secret', scopes: 'OR.Queues' };
const token = { authentication: 'token', accessToken: 'rt_1' };
const cloud = { deployment: 'automationCloud', organization: 'acme', tenant: 'Prod' };
const suite = { deployment: 'automationSuite', organization: 'acme', tenant: 'Prod' };
const standalone = { deployment: 'orchestrator', tenant: 'Prod' };
const legacy = { deployment: 'reinfer', communicationsMiningToken: 'own' };
const overridden = { ...cloud, ...token, overrideAddresses: true };

const readsOrchestrator: Array<[string, ICredentialDataDecryptedObject]> = [
	['Automation Cloud', { ...cloud, ...application }],
	['Automation Cloud with names that need encoding', { ...cloud, ...token, organization: ' a b', tenant: 'ü' }],
	['Automation Cloud with scopes for both services', { ...cloud, ...application, scopes: 'Ixp.ApiAccess OR.Queues' }],
	['Automation Cloud with the default scopes of the application', { ...cloud, ...application, scopes: '' }],
	['Automation Cloud with both tokens', { ...cloud, ...token, communicationsMiningToken: 'own' }],
	['Automation Suite by its name', { ...suite, ...token, host: 'suite.example.com' }],
	['Automation Suite by a pasted address', { ...suite, ...token, host: ' HTTPS://suite.example.com:8443/acme/portal_/ ' }],
	['Automation Suite on this machine', { ...suite, ...token, host: 'http://127.0.0.1:5000' }],
	['a standalone Orchestrator', { ...standalone, ...application, orchestratorAddress: 'https://orch.example.com/' }],
	['an overridden address', { ...overridden, orchestratorUrl: 'https://gateway.example.com/uipath/' }],
	['a pasted overridden address', { ...overridden, orchestratorUrl: 'cloud.uipath.com/a/b/orchestrator_/queues/1' }],
	['an overridden address with a tenant called api', { ...overridden, orchestratorUrl: 'https://x.example/a/api/orchestrator_' }],
	['an overridden address above OData', { ...overridden, orchestratorUrl: 'http://localhost:5000/uipath/odata/Queues' }],
	['overriding another address only', { ...overridden, communicationsMiningUrl: 'https://gateway.example.com' }],
];

const readsCommunicationsMining: Array<[string, ICredentialDataDecryptedObject]> = [
	['a legacy domain by its name', { ...legacy, domain: 'acme' }],
	['a legacy domain by a pasted address', { ...legacy, domain: 'https://acme.reinfer.io/api' }],
	['a legacy domain that is overridden', { ...legacy, domain: 'acme', overrideAddresses: true, communicationsMiningUrl: 'https://g.example/' }],
	['Automation Cloud with its own API token alone', { ...cloud, authentication: 'token', communicationsMiningToken: 'own' }],
	['Automation Cloud with its own scope alone', { ...cloud, ...application, scopes: 'Ixp.ApiAccess' }],
];

describe('The test of the credential leads to the same address as the nodes', () => {
	it.each(readsOrchestrator)('for %s, where it reads folders', (_title, credential) => {
		expect(new URL(String(resolved(TEST_ADDRESS.baseURL, credential))).href).toBe(
			new URL(connectionFrom(credential).orchestratorUrl ?? '').href,
		);
		expect(resolved(TEST_ADDRESS.url, credential)).toBe('/odata/Folders?$top=1&$select=Id');
	});

	it.each(readsCommunicationsMining)('for %s, where it reads datasets', (_title, credential) => {
		expect(new URL(String(resolved(TEST_ADDRESS.baseURL, credential))).href).toBe(
			new URL(connectionFrom(credential).communicationsMiningUrl ?? '').href,
		);
		expect(resolved(TEST_ADDRESS.url, credential)).toBe('/api/v1/datasets');
	});
});
