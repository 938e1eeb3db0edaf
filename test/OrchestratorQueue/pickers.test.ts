import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { contentFields } from '../../nodes/OrchestratorQueue/pickers';
import { accountOf } from '../engine/account';
import { core, platformReady } from '../engine/platform';
import { searchList } from '../engine/searchList';
import { assemble } from '../engine/workflow';
import { emulated } from '../emulated';

const locator = (mode: string, value: string) => ({ __rl: true, mode, value });
const FOLDERS = 'GET /api/Folders/GetAllForCurrentUser';

describe('The pickers of the Orchestrator Queue node', () => {
	const held = emulated();

	const node = (parameters = {}) => ({
		name: 'Node',
		type: 'n8n-nodes-uipath.orchestratorQueue',
		parameters: { resource: 'queueItem', operation: 'add', ...parameters },
	});
	const list = async (method: string, { parameters = {}, filter = '', paginationToken = '' } = {}) =>
		await searchList({
			node: node(parameters),
			method,
			filter,
			...(paginationToken !== '' && { paginationToken }),
			credentials: accountOf(held.emulator),
		});

	it('list folders by path and store their keys, which stay when the licence plan changes', async () => {
		const { results } = await list('folders', { filter: 'finance' });
		expect(results).toEqual([{ name: 'Shared/Finance', value: '0b8f3a7e-6c1d-4b2a-8f49-5e7d9c2a1b02' }]);
	});

	it.each([404, 403, 400])('list folders by the older route where the newer one answers %d', async (status) => {
		held.emulator.faults.add([{ route: FOLDERS, do: { answer: { status, body: {} } } }]);
		expect((await list('folders')).results.map(({ name }) => name)).toContain('Shared/Finance');
	});

	it('store the path where the server gives no keys', async () => {
		const body = { PageItems: [{ Id: 1, DisplayName: 'Old', FullyQualifiedName: 'Shared/Old' }], Count: 1 };
		held.emulator.faults.add([{ route: FOLDERS, do: { answer: { status: 200, body } } }]);
		expect((await list('folders')).results).toEqual([{ name: 'Shared/Old', value: 'Shared/Old' }]);
	});

	it('list the queues of the chosen folder, searched by the server', async () => {
		const parameters = { folder: locator('list', '0b8f3a7e-6c1d-4b2a-8f49-5e7d9c2a1b02') };
		expect((await list('queues', { parameters })).results.map(({ value }) => value)).toEqual(['Disputes', 'Invoices']);
		expect((await list('queues', { parameters, filter: 'disp' })).results).toEqual([{ name: 'Disputes', value: 'Disputes' }]);
	});

	it('list queues with their folder where none is chosen', async () => {
		const { results } = await list('queues', { filter: 'Invoices' });
		expect(results.map(({ name }) => name)).toEqual([
			'Invoices (Shared/Finance)',
			'Invoices (Shared/Kundenservice Zürich)',
		]);
	});

	it('hand out long lists of queues page by page', async () => {
		const row = (index: number) => ({ Id: index + 1, Name: `Q${index}` });
		const body = { value: Array.from({ length: 100 }, (_, index) => row(index)) };
		held.emulator.faults.add([{ route: 'GET /odata/QueueDefinitions', nth: 1, do: { answer: { status: 200, body } } }]);
		expect((await list('queues')).paginationToken).toBe('100');
		expect(await list('queues', { paginationToken: '100' })).toEqual({ results: [] });
	});

	const mapped = async (parameters: object) => {
		await platformReady();
		const { workflow, additionalData } = assemble({ nodes: [node(parameters)], credentials: accountOf(held.emulator) }, 'manual');
		const placed = workflow.getNode('Node');
		if (placed === null) throw new Error('The workflow lost its node');
		additionalData.currentNodeParameters = placed.parameters;
		// n8n-core is compiled without exactOptionalPropertyTypes, so its own class seems not to fit its own interface.
		const context = new core.LoadOptionsContext(workflow, placed, additionalData, '') as ILoadOptionsFunctions;
		return await contentFields.call(context);
	};

	it('give the fields of the queue’s JSON schema to the mapper', async () => {
		const { fields } = await mapped({ folder: locator('path', 'Shared/Kundenservice Zürich'), queue: locator('name', 'Claims') });
		expect(fields.map(({ id, required, type }) => [id, required, type])).toEqual([
			['ClaimNumber', true, 'string'],
			['Amount', true, 'number'],
			['Urgent', false, 'boolean'],
			['Channel', false, 'options'],
		]);
	});

	it.each([
		['Choose a queue', locator('list', '')],
		['has no JSON schema', locator('name', 'Disputes')],
	])('tell why there are no fields: %s', async (why, queue) => {
		const answer = await mapped({ folder: locator('path', 'Shared/Finance'), queue });
		expect(answer).toEqual({ fields: [], emptyFieldsNotice: expect.stringContaining(why) as string });
	});
});
