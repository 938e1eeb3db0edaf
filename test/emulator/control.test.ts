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

async function get(path: string): Promise<unknown> {
	return (await emulator.send(emulator.control + path, { token: null })).json;
}

async function post(path: string, body?: object): Promise<Received> {
	return await emulator.send(emulator.control + path, { method: 'POST', token: null, ...(body ? { body } : {}) });
}

async function remove(path: string): Promise<number> {
	return (await emulator.send(emulator.control + path, { method: 'DELETE', token: null })).status;
}

async function addNote(): Promise<number> {
	return (await emulator.send('/odata/Items/UiPathODataSvc.Add', { method: 'POST', body: { note: 1 } })).status;
}

describe('The control interface', () => {
	test('needs no token and says that it is there', async () => {
		expect(await get('/health')).toEqual({ status: 'ok' });
	});

	test('shows the state of all services side by side', async () => {
		await addNote();
		expect(await get('/state')).toEqual({
			communicationsMiningNotes: [],
			orchestratorNotes: [{ note: 1 }],
			tokens: { issued: 0, live: 0 },
		});
	});

	test('takes faults, shows them, and forgets them', async () => {
		const fault = { route: 'POST /odata/Items/UiPathODataSvc.Add', nth: 1, when: 'before', do: { answer: { status: 503 } } };
		expect((await post('/faults', [fault])).status).toBe(200);
		expect(await addNote()).toBe(503);
		expect(await addNote()).toBe(201);
		expect(await get('/faults')).toEqual([{ ...fault, seen: 2 }]);
		await remove('/faults');
		expect(await get('/faults')).toEqual([]);
	});

	test('refuses a fault that it does not understand, and says why', async () => {
		const { status, json } = await post('/faults', [{ route: 'GET /nowhere', do: { reset: true } }]);
		expect({ status, json }).toEqual({ status: 400, json: { status: 'error', message: 'No route is named "GET /nowhere"' } });
	});

	test('does not write itself into the journal, and no fault or latency touches it', async () => {
		emulator.faults.set([{ route: '*', do: { reset: true } }]);
		emulator.general.latencyMs = 60_000;
		expect(await get('/journal')).toEqual([]);
	});

	test('filters the journal by route and by sequence number', async () => {
		await addNote();
		await emulator.send('/odata/Items');
		await emulator.send('/odata/Items(7)');
		const all = (await get('/journal')) as { sequence: number; route: string }[];
		expect(all.map(({ route }) => route)).toEqual([
			'POST /odata/Items/UiPathODataSvc.Add',
			'GET /odata/Items',
			'GET /odata/Items({key})',
		]);
		const [first] = all;
		expect(await get('/journal?route=GET%20/odata/Items')).toHaveLength(1);
		expect(await get(`/journal?since=${first?.sequence ?? 0}`)).toEqual(all.slice(1));
		await remove('/journal');
		expect(await get('/journal')).toEqual([]);
	});

	test('changes settings deep down, at once and for the live service', async () => {
		const change = { latencyMs: 1, orchestrator: { nested: { depth: 5 }, limit: 3 } };
		const { status, json } = await post('/settings', change);
		expect(status).toBe(200);
		expect(json).toEqual({
			latencyMs: 1,
			expiresInSeconds: 3600,
			accountAuthenticate: false,
			orchestrator: { shout: false, limit: 3, nested: { depth: 5 } },
			communicationsMining: { shout: false, limit: null, nested: { depth: 1 } },
		});
		expect(await get('/settings')).toEqual(json);
		expect(emulator.services.orchestrator.settings.nested.depth).toBe(5);
	});

	test.each([
		['an unknown name', { latencyMs: 5, colour: 'red' }, 'There is no setting "colour".'],
		['an unknown name deep down', { orchestrator: { shout: true, nested: { width: 1 } } }, 'There is no setting "orchestrator.nested.width".'],
		['another type', { orchestrator: { shout: 'yes' } }, '"orchestrator.shout" must be of type boolean.'],
		['a value in the place of a group', { orchestrator: 5 }, 'orchestrator must be an object.'],
		['an inherited name', { constructor: 5 }, 'There is no setting "constructor".'],
	])('refuses %s in settings, and then changes nothing', async (_title, change, message) => {
		const before = await get('/settings');
		const { status, json } = await post('/settings', change);
		expect({ status, json }).toEqual({ status: 400, json: { status: 'error', message } });
		expect(await get('/settings')).toEqual(before);
	});

	test('resets state, settings, faults and journal', async () => {
		await addNote();
		await post('/settings', { orchestrator: { nested: { depth: 5 } } });
		await post('/faults', [{ route: '*', do: { reset: true } }]);
		await post('/reset');
		expect(await get('/state')).toMatchObject({ orchestratorNotes: [] });
		expect(await get('/settings')).toMatchObject({ orchestrator: { nested: { depth: 1 } } });
		expect(await get('/faults')).toEqual([]);
		expect(await get('/journal')).toEqual([]);
	});

	test('expires tokens', async () => {
		const { clientId, clientSecret } = emulator.credentials;
		const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
		const headers = { 'content-type': 'application/x-www-form-urlencoded' };
		await emulator.send(emulator.tokenUrl, { method: 'POST', headers, body: new URLSearchParams(form).toString() });
		expect(await get('/state')).toMatchObject({ tokens: { live: 1 } });
		await post('/tokens/expire');
		expect(await get('/state')).toMatchObject({ tokens: { live: 0 } });
	});

	test('says what there is where something else is asked for', async () => {
		const { status, text } = await post('/nothing');
		expect(status).toBe(404);
		expect(text).toContain('GET /state');
	});

	test('is at the second origin, too', async () => {
		expect((await emulator.send(`${emulator.elsewhere}/__emulator/health`)).json).toEqual({ status: 'ok' });
	});
});

describe('The page', () => {
	test('shows requests and faults, and escapes what they hold', async () => {
		await emulator.send('/odata/Items(12)');
		emulator.faults.set([{ route: '*', do: { answer: { status: 200, body: '<script>alert(1)</script>' } } }]);
		const { headers, text } = await emulator.send('/', { token: null });
		expect(headers['content-type']).toBe('text/html; charset=utf-8');
		expect(text).not.toContain('<script>');
		expect(text).toContain('&lt;script&gt;');
		expect(text).toContain('GET /odata/Items(12)');
	});
});
