/** What needs sockets: downloads and webhooks. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { request } from 'undici';
import { startEmulator } from '..';
import type { Emulator } from '..';
import { caller, KUNDENSERVICE } from './caller';
import { signature } from './webhooks/deliver';

describe('an export', () => {
	let emulator: Emulator;
	let authorization: string;

	beforeAll(async () => {
		emulator = await startEmulator();
		authorization = `Bearer ${emulator.credentials.accessToken}`;
	});
	afterAll(async () => {
		await emulator.stop();
	});
	beforeEach(() => {
		emulator.reset();
	});

	async function call(method: 'GET' | 'POST', route: string) {
		const headers = { authorization, 'x-uipath-folderpath': 'Shared/Finance' };
		const reply = await request(`${emulator.orchestratorUrl}${route}`, { method, headers });
		const body = (await reply.body.json()) as Record<string, unknown>;
		return { status: reply.statusCode, headers: reply.headers, body };
	}

	const exportRoute = (query: string) =>
		`/odata/QueueDefinitions(${emulator.services.orchestrator.queue('Invoices').id})/UiPathODataSvc.Export?${query}`;

	interface Link {
		readonly Uri: string;
		readonly Headers: { readonly Keys: readonly string[]; readonly Values: readonly string[] };
	}

	/** Starts an export and polls it to its end. */
	async function exported(query = ''): Promise<{ statuses: unknown[]; link: Link; namedHeaders: Record<string, string> }> {
		const started = await call('POST', exportRoute(query));
		const statuses = [started.body['Status']];
		const route = `/odata/Exports(${String(started.body['Id'])})`;
		for (let polls = 0; polls < 2; polls += 1) statuses.push((await call('GET', route)).body['Status']);
		const answer = await call('GET', `${route}/UiPath.Server.Configuration.OData.GetDownloadLink`);
		const link = answer.body as unknown as Link;
		const namedHeaders = Object.fromEntries(link.Headers.Keys.map((key, index) => [key, link.Headers.Values[index] ?? '']));
		return { statuses, link, namedHeaders };
	}

	it('goes New, InProgress, Completed and gives the filtered items as CSV from the other origin', async () => {
		const { statuses, link, namedHeaders } = await exported(new URLSearchParams({ $filter: "Status eq 'Successful'" }).toString());
		expect(statuses).toEqual(['New', 'InProgress', 'Completed']);
		expect(link.Uri.startsWith(emulator.elsewhere)).toBe(true);
		const download = await request(link.Uri, { headers: namedHeaders });
		const lines = (await download.body.text()).trim().split('\r\n');
		expect(lines).toHaveLength(13);
		expect(lines[0]).toMatch(/^Id,Key,Queue,Status,/);
	});

	it('turns a download away that brings a token or a folder, or that lacks the header which the link named', async () => {
		const { link, namedHeaders } = await exported();
		const status = async (headers: Record<string, string>): Promise<number> => {
			const reply = await request(link.Uri, { headers });
			await reply.body.dump();
			return reply.statusCode;
		};
		expect(await status(namedHeaders)).toBe(200);
		expect(await status({})).toBe(403);
		expect(await status({ ...namedHeaders, authorization })).toBe(400);
		expect(await status({ ...namedHeaders, 'x-uipath-folderpath': 'Shared/Finance' })).toBe(400);
	});

	it('streams an artificial file of exactly the size asked for, with its length', async () => {
		emulator.services.orchestrator.settings.exportBytes = 5_000_123;
		const { link, namedHeaders } = await exported();
		const download = await request(link.Uri, { headers: namedHeaders });
		expect(download.headers['content-length']).toBe('5000123');
		const text = await download.body.text();
		expect(text).toHaveLength(5_000_123);
		const lines = text.split('\r\n');
		expect(new Set(lines.slice(0, -1).map((line) => line.split(',').length))).toEqual(new Set([20]));
		expect(lines.at(-1)).toBe('');
	});

	it('can fail, and is refused with 429 for the 101st time in a day', async () => {
		emulator.services.orchestrator.settings.exportFails = true;
		const started = await call('POST', exportRoute(''));
		const route = `/odata/Exports(${String(started.body['Id'])})`;
		await call('GET', route);
		expect((await call('GET', route)).body['Status']).toBe('Failed');
		for (let exports = 1; exports < 100; exports += 1) expect((await call('POST', exportRoute(''))).status).toBe(200);
		const refused = await call('POST', exportRoute(''));
		expect(refused.status).toBe(429);
		expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
	});
});

interface Received {
	readonly body: Buffer;
	readonly signature: string | undefined;
}

describe('webhooks', () => {
	let server: Server;
	let received: Received[];
	let failures: number;

	beforeEach(async () => {
		received = [];
		failures = 0;
		server = createServer((incoming, reply) => {
			void bodyOf(incoming).then((body) => {
				received.push({ body, signature: incoming.headers['x-uipath-signature'] as string | undefined });
				failures -= 1;
				reply.writeHead(failures >= 0 ? 503 : 200).end();
			});
		});
		await new Promise<void>((resolve) => {
			server.listen(0, '127.0.0.1', resolve);
		});
	});
	afterEach(async () => {
		await new Promise((resolve) => {
			server.close(resolve);
		});
	});

	async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
		const chunks: Buffer[] = [];
		for await (const chunk of incoming) chunks.push(chunk as Buffer);
		return Buffer.concat(chunks);
	}

	/** A service with one webhook that hears of added items. */
	function subscribed() {
		const called = caller({ webhookRetryDelay: 1, webhookRetries: 2, webhookBreaksAfter: 1 });
		const { port } = server.address() as AddressInfo;
		const body = {
			Name: 'hook', Url: `http://127.0.0.1:${port}/in`, Enabled: true, Secret: 'söcret', SubscribeToAllEvents: false,
			AllowInsecureSsl: false, Events: [{ EventType: 'queueItem.added' }],
		};
		expect(called.send('POST', '/odata/Webhooks', { body }).status).toBe(201);
		const add = async (itemData: object, headers?: Record<string, string>): Promise<void> => {
			called.send('POST', '/odata/Queues/UiPathODataSvc.AddQueueItem', { body: { itemData }, ...(headers ? { headers } : {}) });
			await called.service.webhooks.settled();
		};
		return { ...called, add };
	}

	it('deliver a signed event once for each folder that the queue is linked in', async () => {
		const { add } = subscribed();
		await add({ Name: 'Invoices', Reference: 'äöü', SpecificContent: { a: 1 } });
		expect(received).toHaveLength(2);
		for (const { body, signature: sent } of received) expect(sent).toBe(signature('söcret', body));
		const events = received.map(({ body }) => JSON.parse(body.toString()) as Record<string, unknown>);
		expect(new Set(events.map((event) => event['OrganizationUnitId']))).toEqual(new Set([62_516, 62_517]));
		expect(events[0]).toMatchObject({
			Type: 'queueItem.added', Queue: { Name: 'Invoices' }, QueueItems: [{ Reference: 'äöü', SpecificContent: { a: 1 } }],
		});
		expect(new Set(events.map((event) => event['EventId'])).size).toBe(2);
	});

	it('hear only of the events that they are subscribed to', async () => {
		const { send, service } = subscribed();
		send('POST', '/odata/QueueDefinitions', { body: { Name: 'Another' } });
		await service.webhooks.settled();
		expect(received).toHaveLength(0);
	});

	it('are tried again, and are paused and lose events when that does not help', async () => {
		const { add, service } = subscribed();
		failures = 2;
		await add({ Name: 'Claims', SpecificContent: { ClaimNumber: 'C-000001', Amount: 1 } }, KUNDENSERVICE);
		failures = 1_000;
		await add({ Name: 'Disputes', Reference: '1' });
		await add({ Name: 'Disputes', Reference: '2' });
		expect(service.webhooks.deliveries.map(({ outcome, attempts }) => [outcome, attempts])).toEqual([
			['delivered', 3], ['failed', 3], ['lost', 0],
		]);
	});

	it('answer a ping with 202 and deliver it, and refuse unknown event types and taken names', async () => {
		const { send, service } = subscribed();
		const [webhook] = service.tenant.webhooks.values();
		const ping = send('POST', `/odata/Webhooks(${webhook?.id ?? 0})/UiPath.Server.Configuration.OData.Ping`);
		expect(ping).toMatchObject({ status: 202, body: { Type: 'ping' } });
		await service.webhooks.settled();
		expect(received).toHaveLength(1);
		const body = { Name: 'hook', Url: 'http://127.0.0.1:1/', Enabled: true, SubscribeToAllEvents: true, AllowInsecureSsl: false };
		expect(send('POST', '/odata/Webhooks', { body }).status).toBe(409);
		expect(send('POST', '/odata/Webhooks', { body: { ...body, Name: 'x', Events: [{ EventType: 'no' }] } }).status).toBe(400);
	});
});
