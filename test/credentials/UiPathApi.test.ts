import { inspect } from 'node:util';
import type {
	ICredentialDataDecryptedObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeType,
	INodeTypeDescription,
	IRequestOptions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { UiPathApi } from '../../credentials/UiPathApi.credentials';
import type { Finished } from '../engine/runWorkflow';
import { runWorkflow } from '../engine/runWorkflow';
import { json, localServer, type LocalServer } from '../shared/client/localServer';

const description: INodeTypeDescription = {
	displayName: 'Probe',
	name: 'probe',
	group: ['transform'],
	version: 1,
	description: 'Sends requests as nodes of n8n do that know nothing of UiPath',
	defaults: { name: 'Probe' },
	inputs: [NodeConnectionTypes.Main],
	outputs: [NodeConnectionTypes.Main],
	credentials: [{ name: 'uiPathApi', required: true }],
	properties: [],
};

/** The node that n8n makes of a credential's test. */
const tester: INodeType = {
	description: {
		...description,
		properties: [
			{ displayName: 'Temp', name: 'temp', type: 'string', default: '', routing: { request: new UiPathApi().test.request } },
		],
	},
};

async function test(credential: ICredentialDataDecryptedObject): Promise<Finished> {
	const nodes = [{ name: 'Probe', type: 'test.probe' }];
	return await runWorkflow({ nodes, types: { 'test.probe': tester }, credentials: { uiPathApi: credential } });
}

/** As newer nodes do. */
async function request(options: IHttpRequestOptions, credential: ICredentialDataDecryptedObject): Promise<Finished> {
	return await sent(credential, async (context) => {
		await context.helpers.httpRequestWithAuthentication.call(context, 'uiPathApi', options);
	});
}

/* eslint-disable @typescript-eslint/no-deprecated -- n8n's HTTP Request node itself still sends in this way */
async function httpRequestNode(
	options: IRequestOptions,
	credential: ICredentialDataDecryptedObject,
): Promise<Finished> {
	return await sent(credential, async (context) => {
		await context.helpers.requestWithAuthentication.call(context, 'uiPathApi', options);
	});
}
/* eslint-enable @typescript-eslint/no-deprecated */

async function sent(
	credential: ICredentialDataDecryptedObject,
	send: (context: IExecuteFunctions) => Promise<void>,
): Promise<Finished> {
	const sender: INodeType = {
		description,
		async execute(this: IExecuteFunctions) {
			await send(this);
			return [this.getInputData()];
		},
	};
	const nodes = [{ name: 'Probe', type: 'test.probe' }];
	return await runWorkflow({ nodes, types: { 'test.probe': sender }, credentials: { uiPathApi: credential } });
}

/** Issues `issued 1`, `issued 2` …; `expired` tokens are answered with 401. */
async function uiPath(expired: readonly string[] = []): Promise<LocalServer> {
	let issued = 0;
	return await localServer(({ url, headers, body }, response) => {
		if (!url.endsWith('/connect/token')) {
			const refused = headers.authorization === undefined || expired.includes(headers.authorization);
			json(response, { status: 'ok' }, refused ? 401 : 200);
		} else if (!new URLSearchParams(body).get('client_secret')?.startsWith('right')) {
			json(response, { error: 'invalid_client' }, 400);
		} else if (new URLSearchParams(body).get('scope') === 'unknown') {
			json(response, { error: 'invalid_scope' }, 400);
		} else {
			issued += 1;
			json(response, { access_token: `issued ${issued}`, expires_in: 3600, token_type: 'Bearer' });
		}
	});
}

let service: LocalServer;
let elsewhere: LocalServer;

beforeEach(async () => {
	service = await uiPath(['Bearer expired']);
	elsewhere = await localServer((_request, response) => {
		json(response, {});
	});
});
afterEach(async () => {
	await Promise.all([service.close(), elsewhere.close()]);
});

const suite = () => ({ deployment: 'automationSuite', host: service.url, organization: 'acme', tenant: 'Prod' });
const application = { authentication: 'externalApplication', clientId: 'id', clientSecret: 'right secret' };
const token = { authentication: 'token', accessToken: 'rt_1' };
const asked = (server: LocalServer) => server.seen.map(({ method, url }) => `${method} ${url}`);
const bearers = (server: LocalServer) => server.seen.map(({ headers }) => headers.authorization);

describe('The test of the credential', () => {
	it('exchanges an external application for a token and reads folders with it', async () => {
		const finished = await test({ ...suite(), ...application });
		expect(finished.error).toBeUndefined();
		expect(asked(service)).toEqual([
			'POST /identity_/connect/token',
			'GET /acme/Prod/orchestrator_/odata/Folders?$top=1&$select=Id',
		]);
		expect(Object.fromEntries(new URLSearchParams(service.seen[0]?.body))).toEqual({
			grant_type: 'client_credentials',
			client_id: 'id',
			client_secret: 'right secret',
			scope: 'OR.Queues OR.Folders.Read Ixp.ApiAccess',
		});
		expect(bearers(service)).toEqual([undefined, 'Bearer issued 1']);
	});

	it('reads folders with a personal access token as it is', async () => {
		const finished = await test({ ...suite(), ...token });
		expect(finished.error).toBeUndefined();
		expect(bearers(service)).toEqual(['Bearer rt_1']);
	});

	it('reads folders of Automation Cloud at its overridden addresses', async () => {
		const overridden = {
			overrideAddresses: true,
			orchestratorUrl: `${service.url}/gateway/orchestrator_/`,
			tokenUrl: `${service.url}/gateway/connect/token`,
		};
		const cloud = { deployment: 'automationCloud', organization: 'acme', tenant: 'Prod' };
		const finished = await test({ ...cloud, ...application, ...overridden });
		expect(finished.error).toBeUndefined();
		expect(asked(service)).toEqual([
			'POST /gateway/connect/token',
			'GET /gateway/orchestrator_/odata/Folders?$top=1&$select=Id',
		]);
	});

	it('names the tenant to a standalone Orchestrator', async () => {
		const standalone = { deployment: 'orchestrator', orchestratorAddress: service.url, tenant: 'Prod' };
		const finished = await test({ ...standalone, ...application });
		expect(finished.error).toBeUndefined();
		expect(asked(service)).toEqual(['POST /identity/connect/token', 'GET /odata/Folders?$top=1&$select=Id']);
		expect(service.seen[1]?.headers['x-uipath-tenantname']).toBe('Prod');
	});

	it('reads datasets of a legacy domain with its API token', async () => {
		const overridden = { overrideAddresses: true, communicationsMiningUrl: service.url };
		const finished = await test({ deployment: 'reinfer', domain: 'acme', communicationsMiningToken: 'own', ...overridden });
		expect(finished.error).toBeUndefined();
		expect(asked(service)).toEqual(['GET /api/v1/datasets']);
		expect(bearers(service)).toEqual(['Bearer own']);
	});

	it('reads datasets where there is nothing but an API token for Communications Mining', async () => {
		const finished = await test({ ...suite(), authentication: 'token', communicationsMiningToken: 'own' });
		expect(finished.error).toBeUndefined();
		expect(asked(service)).toEqual(['GET /acme/Prod/reinfer_/api/v1/datasets']);
		expect(bearers(service)).toEqual(['Bearer own']);
	});

	it.each([
		['a wrong client secret', { clientSecret: 'wrong secret' }, 'the Client ID or the Client Secret is wrong'],
		['a scope that the application lacks', { scopes: 'unknown' }, 'does not have all the Scopes'],
	])('says so about %s and gives no secret away', async (_title, wrong, message) => {
		const { error } = await test({ ...suite(), ...application, ...wrong });
		expect(`${error?.message} ${error?.description}`).toContain(message);
		expect(inspect(error, { depth: 10 }) + JSON.stringify(error)).not.toMatch(/wrong secret|right secret/);
		expect(asked(service)).toEqual(['POST /identity_/connect/token']);
	});

	it('fails where the token is not accepted', async () => {
		const finished = await test({ ...suite(), authentication: 'token', accessToken: 'expired' });
		expect(finished.error).toMatchObject({ httpCode: '401' });
	});

	it('sends nothing where an address is refused, and says why', async () => {
		const { error } = await test({ ...suite(), ...application, host: `${service.url}/?tid=1` });
		expect(`${error?.message} ${error?.description}`).toContain('has a query or a fragment');
		expect(service.seen).toEqual([]);
	});
});

describe("The credential in n8n's HTTP Request node", () => {
	it('sends each service its own token', async () => {
		const credential = { ...suite(), ...application, communicationsMiningToken: 'own' };
		const nodeRequest = async (uri: string) => await httpRequestNode({ method: 'GET', uri, json: true }, credential);
		await nodeRequest(`${service.url}/acme/Prod/orchestrator_/odata/QueueDefinitions`);
		await nodeRequest(`${service.url}/acme/Prod/reinfer_/api/v1/sources`);
		expect(bearers(service).filter((bearer) => bearer !== undefined)).toEqual(['Bearer issued 1', 'Bearer own']);
	});

	it('renews an expired token once and repeats the request', async () => {
		const credential = { ...suite(), ...application, sessionToken: 'expired' };
		const finished = await request({ url: `${service.url}/acme/Prod/orchestrator_/odata/Folders` }, credential);
		expect(finished.error).toBeUndefined();
		expect(bearers(service)).toEqual(['Bearer expired', undefined, 'Bearer issued 1']);
	});

	it('never leaves for a host that is not its own', async () => {
		const finished = await request({ url: `${elsewhere.url}/odata/Folders` }, { ...suite(), ...token });
		expect(`${finished.error?.message} ${finished.error?.description}`).toContain('The UiPath token was not sent');
		expect(elsewhere.seen).toEqual([]);
	});

	it('takes no token along when it is redirected to another host', async () => {
		const redirecting = await localServer((_request, response) => {
			response.writeHead(302, { location: `${elsewhere.url}/taken` }).end();
		});
		const credential = { ...suite(), ...token, host: redirecting.url };
		await request({ url: `${redirecting.url}/acme/Prod/orchestrator_/odata/Folders` }, credential);
		await redirecting.close();
		expect(elsewhere.seen.map(({ headers }) => headers.authorization)).toEqual([undefined]);
	});

	it('is refused on its way out when n8n restricts the domains', async () => {
		const restricted = { allowedHttpRequestDomains: 'domains', allowedDomains: '' };
		const finished = await request({ url: `${service.url}/odata` }, { ...suite(), ...token, ...restricted });
		expect(finished.error).toBeDefined();
		expect(service.seen).toEqual([]);
	});
});
