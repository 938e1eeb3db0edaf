import { get } from '../../../nodes/OrchestratorQueue/queueItem/get';
import { startEmulator } from '../../emulator';
import { readOf } from '../../readOf';
import { finance, NODE, runQueue } from '../runQueue';

const request = (parameters: object) => get.request(readOf(get, { ...finance, ...parameters }));

it.each([
	['5', '/odata/QueueItems(5)'],
	[5, '/odata/QueueItems(5)'],
	['9007199254740993', '/odata/QueueItems(9007199254740993)'],
])('asks for the item %s with every digit', (itemId, path) => {
	expect(request({ itemId })).toEqual({ method: 'GET', path, headers: { 'X-UIPATH-FolderPath': 'Shared/Finance' } });
});

it.each(['', 'x', '5)', '../5', '1.5', '99999999999999999999'])('refuses %j as an ID', (itemId) => {
	expect(() => request({ itemId })).toThrow();
});

it.each([
	[{ mode: 'list', value: '0B8F3A7E-6c1d-4b2a-8f49-5e7d9c2a1b02' }, { 'X-UIPATH-FolderKey': '0b8f3a7e-6c1d-4b2a-8f49-5e7d9c2a1b02' }],
	[{ mode: 'list', value: 'Shared/Finance' }, { 'X-UIPATH-FolderPath': 'Shared/Finance' }],
	[{ mode: 'id', value: '62516' }, { 'X-UIPATH-OrganizationUnitId': '62516' }],
	[{ mode: 'path', value: 'Zürich' }, { 'X-UIPATH-FolderPath-Encoded': Buffer.from('Zürich', 'utf16le').toString('base64') }],
	[{ mode: 'list', value: '' }, {}],
])('names the folder %j with the one header that fits', (folder, headers) => {
	expect(request({ itemId: 5, folder }).headers).toEqual(headers);
});

it.each([
	{ mode: 'key', value: 'no key' },
	{ mode: 'id', value: 'Shared' },
	{ mode: 'path', value: '../Finance' },
	{ mode: 'path', value: 'a\r\nX-Evil: 1' },
])('refuses the folder %j', (folder) => {
	expect(() => request({ itemId: 5, folder })).toThrow();
});

it('shares 10 connections and one token between two executions of 200 items each, the second with an expired token', async () => {
	const emulator = await startEmulator();
	const input = emulator.services.orchestrator.addQueueItems('Disputes', 200).map(({ id }) => ({ id: String(id) }));
	const parameters = { resource: 'queueItem', operation: 'get', ...finance, itemId: '={{ $json.id }}' };
	const execution = async () => {
		const finished = await runQueue(emulator, parameters, input);
		expect(finished.json(NODE).map(({ id }) => id)).toEqual(input.map(({ id }) => Number(id)));
	};
	await Promise.all([execution(), execution()]);
	emulator.expireTokens();
	await execution();
	const entries = emulator.journal.entries();
	expect(new Set(entries.map(({ connection }) => connection)).size).toBeLessThanOrEqual(10);
	expect(entries.filter(({ rawPath }) => rawPath.endsWith('/connect/token'))).toHaveLength(2);
	await emulator.stop();
});
