import { startTiny, type Received, type TinyEmulator } from './tinyEmulator';

let emulator: TinyEmulator;

beforeAll(async () => {
	emulator = await startTiny();
});
afterAll(async () => {
	await emulator.close();
});
beforeEach(() => {
	emulator.reset();
});

async function askForToken(change: Readonly<Record<string, string>> = {}, path = '/identity_/connect/token'): Promise<Received> {
	const { clientId, clientSecret } = emulator.credentials;
	const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, ...change };
	const headers = { 'content-type': 'application/x-www-form-urlencoded' };
	return await emulator.send(path, { method: 'POST', token: null, headers, body: new URLSearchParams(form).toString() });
}

async function token(scope = 'OR.Queues OR.Folders.Read Ixp.ApiAccess'): Promise<string> {
	const { json } = await askForToken({ scope });
	return (json as { access_token: string }).access_token;
}

async function statusWith(bearer: string | null, path = '/odata/Items'): Promise<number> {
	return (await emulator.send(path, { token: bearer })).status;
}

describe('The token endpoint', () => {
	test.each([
		'/identity_/connect/token',
		'/acme/identity_/connect/token',
		'/ACME/identity_/connect/token',
		'/0d3b6f58-7c1e-4f0a-9d52-3a8e6b417c20/identity_/connect/token',
		'/identity/connect/token',
	])('issues a token at %s', async (path) => {
		const { status, json } = await askForToken({ scope: 'OR.Queues' }, path);
		expect(status).toBe(200);
		expect(json).toEqual({
			access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) as string,
			expires_in: 3600,
			token_type: 'Bearer',
			scope: 'OR.Queues',
		});
		expect(emulator.journal.entries({ route: 'POST /identity_/connect/token' })).toHaveLength(1);
	});

	test('issues a different token each time', async () => {
		expect(await token()).not.toBe(await token());
	});

	test.each([
		['a wrong client id', { client_id: 'nobody' }, 'invalid_client'],
		['a wrong secret', { client_secret: 'wrong' }, 'invalid_client'],
		['an unknown scope', { scope: 'OR.Queues OR.Everything' }, 'invalid_scope'],
		['another grant', { grant_type: 'password' }, 'unsupported_grant_type'],
	])('refuses %s', async (_title, change, error) => {
		const { status, json } = await askForToken(change);
		expect({ status, json }).toEqual({ status: 400, json: { error } });
	});

	test('refuses a body that is not a form', async () => {
		const { clientId, clientSecret } = emulator.credentials;
		const body = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
		const { status, json } = await emulator.send('/identity_/connect/token', { method: 'POST', token: null, body });
		expect({ status, json }).toEqual({ status: 400, json: { error: 'invalid_request' } });
	});

	test('belongs to our organization only', async () => {
		expect((await askForToken({}, '/other/identity_/connect/token')).status).toBe(404);
	});
});

describe('A token', () => {
	test('that was issued opens what its scopes name and nothing else', async () => {
		const bearer = await token('OR.Queues.Read');
		expect(await statusWith(bearer)).toBe(200);
		const { status, json } = await emulator.send('/odata/Items/UiPathODataSvc.Add', { method: 'POST', token: bearer, body: {} });
		expect({ status, json }).toMatchObject({ status: 403, json: { from: 'orchestrator', refusal: 'forbidden' } });
		expect(emulator.services.orchestrator.notes).toEqual([]);
	});

	test('without any scope asked for has the roles of the application', async () => {
		const { json } = await askForToken();
		expect(json).toMatchObject({ scope: 'OR.Default Ixp.ApiAccess' });
		expect(await statusWith((json as { access_token: string }).access_token)).toBe(200);
	});

	test.each([
		['that is missing', null],
		['that is wrong', 'rt_wrong-1'],
	])('%s is refused in the service’s own envelope, and the handler does not run', async (_title, bearer) => {
		const { status, json } = await emulator.send('/odata/Items', { token: bearer });
		expect({ status, json }).toMatchObject({ status: 401, json: { from: 'orchestrator', refusal: 'unauthenticated' } });
		expect(emulator.journal.entries()).toMatchObject([{ status: 401, applied: false, caller: null }]);
	});

	test('expires when its time is over', async () => {
		emulator.general.expiresInSeconds = 0;
		expect(await statusWith(await token())).toBe(401);
	});

	test('expires at once where a test wants it, and a new one is good again', async () => {
		const bearer = await token();
		expect(await statusWith(bearer)).toBe(200);
		emulator.expireTokens();
		expect(await statusWith(bearer)).toBe(401);
		expect(await statusWith(await token())).toBe(200);
		expect(await statusWith(emulator.credentials.accessToken)).toBe(200);
	});

	test('of Communications Mining is good there and nowhere else', async () => {
		const { apiToken } = emulator.credentials;
		expect(await statusWith(apiToken, '/acme/DefaultTenant/reinfer_/api/v1/datasets/a/b')).toBe(200);
		expect(await statusWith(apiToken, '/api/v1/datasets/a/b')).toBe(200);
		expect(await statusWith(apiToken, '/acme/DefaultTenant/orchestrator_/odata/Items')).toBe(401);
		expect(await statusWith(apiToken, '/odata/Items')).toBe(401);
	});

	test('of a robot says so to the handler', async () => {
		const { json } = await emulator.send('/odata/Items', { token: emulator.credentials.robotToken });
		expect(json).toMatchObject({ caller: { kind: 'robot' } });
	});

	test('is not asked for where a route needs none', async () => {
		expect(await statusWith(null, '/api/Status/Get')).toBe(204);
	});
});

describe('User name and password', () => {
	const path = '/api/Account/Authenticate';
	const { userName, password, tenant } = { userName: 'admin', password: 'Orch3strator!', tenant: 'DefaultTenant' };
	const body = { tenancyName: tenant, usernameOrEmailAddress: userName, password };

	test('are not taken by default', async () => {
		expect((await emulator.send(path, { method: 'POST', token: null, body })).status).toBe(404);
	});

	test('give a token where the setting allows it', async () => {
		emulator.general.accountAuthenticate = true;
		const { status, json } = await emulator.send(path, { method: 'POST', token: null, body });
		expect(status).toBe(200);
		expect(await statusWith((json as { result: string }).result)).toBe(200);
	});

	test('that are wrong are refused', async () => {
		emulator.general.accountAuthenticate = true;
		const wrong = { ...body, password: 'guess' };
		const { status, json } = await emulator.send(path, { method: 'POST', token: null, body: wrong });
		expect({ status, json }).toMatchObject({ status: 400, json: { errorCode: 1000 } });
	});
});
