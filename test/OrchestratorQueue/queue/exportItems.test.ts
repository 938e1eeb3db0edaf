import { exportItems } from '../../../nodes/OrchestratorQueue/queue/exportItems';
import { describeFailure } from '../../../nodes/shared/client/describe';
import { RequestFailure } from '../../../nodes/shared/client/failure';
import { emulated } from '../../emulated';
import { finance, queueNamed, runAlone } from '../runQueue';
import type { Circumstances } from '../runQueue';

const START = 'POST /odata/QueueDefinitions({key})/UiPathODataSvc.Export';
const POLL = 'GET /odata/Exports({key})';
const LINK = 'GET /odata/Exports({key})/UiPath.Server.Configuration.OData.GetDownloadLink';
const FILE = 'GET /exports/{ticket}';

describe('Queue: Export Items', () => {
	const held = emulated();

	const invoices = queueNamed('Invoices');
	const run = async (parameters: object, circumstances?: Circumstances) =>
		await runAlone(held.emulator, exportItems, { ...invoices, ...parameters }, circumstances);
	const asItems = { output: 'items' };
	const started = () => held.emulator.journal.entries({ route: START });
	const failureOf = async (work: Promise<unknown>): Promise<{ message: string; description: string }> => {
		const error: unknown = await work.catch((thrown: unknown) => thrown);
		if (error instanceof RequestFailure) return describeFailure(error);
		return { message: error instanceof Error ? error.message : 'it succeeded', description: '' };
	};

	it('puts every item of the queue out as a row, texts as they are', async () => {
		const { items, hints } = await run(asItems);
		const stored = held.emulator.services.orchestrator.queue('Invoices').items;
		expect(items.map(({ json }) => json['Id'])).toEqual(stored.map(({ id }) => String(id)));
		expect(items[0]?.json).toMatchObject({ Queue: 'Invoices', Reference: 'INV-0001' });
		const suppliers = expect.stringContaining('株式会社サンプル') as string;
		expect(items.map(({ json }) => json['Specific Data'])).toContainEqual(suppliers);
		expect(hints).toEqual([]);
	});

	it('puts the file out as it is, named after the export', async () => {
		const { items } = await run({});
		const [sent] = held.emulator.journal.entries({ route: FILE });
		expect(sent?.status).toBe(200);
		expect(items).toMatchObject([
			{ json: { fileName: 'Invoices-items.csv' }, binary: { data: { mimeType: 'text/csv', fileName: 'Invoices-items.csv' } } },
		]);
	});

	it('exports only what the filter lets through, and names the queue in it as UiPath does', async () => {
		const { items } = await run({ ...asItems, conditions: { status: ['Failed'] } });
		expect(items.length).toBeGreaterThan(0);
		expect(new Set(items.map(({ json }) => json['Status']))).toEqual(new Set(['Failed']));
		const query = new URLSearchParams(started()[0]?.query);
		const { id } = held.emulator.services.orchestrator.queue('Invoices');
		expect(query.get('$filter')).toBe(`QueueDefinitionId eq ${String(id)} and Status eq 'Failed'`);
		expect(query.get('$expand')).toBe('Robot,ReviewerUser');
		expect(started()[0]).toMatchObject({ bytes: 0, headers: { 'content-length': '0', 'x-uipath-folderpath': 'Shared/Finance' } });
	});

	it('asks less and less often, but not more seldom than every 15 seconds', async () => {
		const waiting = { Id: 1, Name: 'x', Status: 'InProgress' };
		held.emulator.faults.set([{ route: POLL, times: 9, do: { answer: { status: 200, body: waiting } } }]);
		const { waits } = await run(asItems);
		expect(waits.slice(0, 9)).toEqual([1000, 1500, 2250, 3375, 5062.5, 7593.75, 11390.625, 15000, 15000]);
	});

	it('sends neither token nor folder header nor cookie to the download address, but the headers that the link names', async () => {
		await run(asItems);
		const [file] = held.emulator.journal.entries({ route: FILE });
		expect(file).toMatchObject({ origin: 'elsewhere', status: 200, headers: { 'x-ms-version': '2023-11-03' } });
		const names = Object.keys(file?.headers ?? {});
		expect(names.filter((name) => /authorization|cookie|x-uipath/.test(name))).toEqual([]);
		expect(JSON.stringify(file)).not.toContain(held.emulator.credentials.accessToken);
	});

	it.each([
		'https://127.0.0.1.evil.example@169.254.169.254/',
		'http://169.254.169.254/latest/meta-data',
		'file:///etc/passwd',
		'https://10.0.0.1/export.csv',
		'http://example.com/export.csv',
		'ftp://example.com/export.csv',
	])('does not follow a link to %s', async (Uri) => {
		held.emulator.faults.set([{ route: LINK, do: { answer: { status: 200, body: { Uri, Verb: 'GET', RequiresAuth: false } } } }]);
		const { message, description } = await failureOf(run(asItems));
		expect(message).toContain('a download link that may not be opened');
		expect(description).toMatch(/Pick Up an Export" with the ID \d+/);
		expect(held.emulator.journal.entries({ route: FILE })).toEqual([]);
	});

	it('checks every hop of a redirected download', async () => {
		held.emulator.faults.set([{ route: FILE, do: { redirect: { to: 'http://169.254.169.254/', status: 302 } } }]);
		expect((await failureOf(run(asItems))).message).toContain('host 169.254.169.254');
		held.emulator.faults.set([{ route: FILE, do: { redirect: { to: `${held.emulator.origin}/exports/x`, status: 302 } } }]);
		held.emulator.journal.clear();
		await expect(run(asItems)).rejects.toThrow('may not be opened');
		const hops = held.emulator.journal.entries({ route: FILE });
		expect(hops).toHaveLength(4);
		expect(hops.slice(1).every(({ headers }) => headers['x-ms-version'] === undefined)).toBe(true);
	});

	it.each([
		[{ RequiresAuth: true, Verb: 'GET' }, 'asks for the token, which is never sent'],
		[{ RequiresAuth: false, Verb: 'PUT' }, 'is not for reading'],
		[{ RequiresAuth: false, Headers: { Keys: ['a'], Values: [] } }, 'names 1 headers and 0 values'],
	])('does not open a link that says %j', async (link, problem) => {
		const body = { Uri: `${held.emulator.elsewhere}/exports/x`, ...link };
		held.emulator.faults.set([{ route: LINK, do: { answer: { status: 200, body } } }]);
		await expect(run(asItems)).rejects.toThrow(problem);
	});

	it('never starts a second export when the answer to the first was lost, and says how to go on', async () => {
		held.emulator.faults.set([{ route: START, nth: 1, when: 'after', do: { reset: true } }]);
		const { message, description } = await failureOf(run(asItems));
		expect(message).toContain('It is unknown whether UiPath did this');
		expect(description).toContain('instead of starting another');
		expect(started()).toHaveLength(1);
	});

	it('picks up an export by its ID without starting another', async () => {
		await run({});
		const [exportId] = [...held.emulator.services.orchestrator.tenant.exports.keys()].map(String);
		const { items } = await run({ ...asItems, exportSource: 'existing', exportId });
		expect(items.length).toBeGreaterThan(50);
		expect(started()).toHaveLength(1);
	});

	it('names the export in the error when the wait is over, so that it can be picked up', async () => {
		const body = { Id: 77, Name: 'x', Status: 'InProgress' };
		held.emulator.faults.set([{ route: POLL, do: { answer: { status: 200, body } } }]);
		const picked = { exportSource: 'existing', exportId: '77', options: { wait: 1 } };
		const { message } = await failureOf(run(picked));
		expect(message).toMatch(/Export 77 is not ready yet \(status InProgress\).*"Pick Up an Export" with the ID 77/);
	});

	it('says that UiPath failed to make the file', async () => {
		held.emulator.services.orchestrator.settings.exportFails = true;
		const { message } = await failureOf(run(asItems));
		expect(message).toMatch(/could not make export \d+ \(status Failed\).*100 a day/);
	});

	it('says that the daily limit is used up, and when to come back', async () => {
		for (let count = 0; count < 100; count += 1) await run({});
		const { message, description } = await failureOf(run(asItems));
		expect(message).toContain('asks to come back at');
		expect(description).toContain('100 exports a day');
		expect(held.emulator.services.orchestrator.tenant.exports.size).toBe(100);
	});

	it('ends at once when the execution is cancelled while it waits', async () => {
		const controller = new AbortController();
		const onWait = (count: number) => {
			if (count === 2) controller.abort(new Error('cancelled'));
		};
		held.emulator.faults.set([{ route: POLL, do: { answer: { status: 200, body: { Id: 1, Status: 'New' } } } }]);
		await expect(run(asItems, { signal: controller.signal, onWait })).rejects.toThrow('cancelled');
		expect(held.emulator.journal.entries({ route: POLL })).toHaveLength(2);
	});

	it.each([{ cut: 5000 }, { cut: 5000, chunked: true as const }])('gives neither file nor items of a download that is cut: %j', async (cut) => {
		held.emulator.faults.set([{ route: FILE, do: cut }]);
		await expect(run({})).rejects.toThrow('Nothing was read');
		const { description } = await failureOf(run(asItems));
		expect(description).toContain('no other export is needed');
	});

	it.each([
		[{ queue: { __rl: true, mode: 'list', value: '' } }, '"Queue" is empty'],
		[{ exportSource: 'existing', exportId: 'x' }, 'is not an id'],
		[{ binaryPropertyName: '' }, '"Put Output File in Field" is empty'],
		[{ filterWay: 'expression', filterExpression: "Status eq 'New" }, 'does not close'],
		[{ options: { wait: 0 } }, 'from 1 to 1440'],
		[{ folder: { __rl: true, mode: 'path', value: '../Finance' } }, 'is relative'],
	])('refuses %j before anything is sent', async (parameters, problem) => {
		await expect(run({ ...finance, ...parameters })).rejects.toThrow(problem);
		expect(held.emulator.journal.entries()).toEqual([]);
	});
});
