import { emulatorCredential, exampleContent, STREAM_TO_QUEUE } from '../../commands/example';
import { queueReferences } from '../../commands/oracle';
import { startEmulator } from '../../emulator';
import type { Emulator } from '../../emulator';
import { startN8n } from '../instance';
import type { N8n } from '../instance';
import { isBrowserFound } from './browser';
import { Editor } from './editor';

jest.setTimeout(240_000);

// Where no browser can be had, a person's run goes on without these; the reason is said before the tests. CI must have one.
const journeys = isBrowserFound() || process.env['CI'] === 'true' ? describe : describe.skip;

const start = { id: 'start', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} };
const missingScope = { id: 'folders-only', name: 'UiPath (folders only)', type: 'uiPathApi' };

journeys('In n8n\'s editor, a person', () => {
	let emulator: Emulator;
	let n8n: N8n;
	let editor: Editor;

	beforeAll(async () => {
		emulator = await startEmulator();
		const content = await exampleContent(emulator);
		const data = { ...emulatorCredential(emulator).data, scopes: 'OR.Folders.Read' };
		n8n = await startN8n({ ...content, credentials: [...(content.credentials ?? []), { ...missingScope, data }] });
		editor = await Editor.open(n8n);
	});

	afterAll(async () => {
		// Whatever did not come up has nothing to end.
		await (editor as Editor | undefined)?.close();
		await (n8n as N8n | undefined)?.stop();
		await emulator.stop();
	});

	afterEach(async () => {
		const { currentTestName = 'unnamed' } = expect.getState();
		await editor.picture(currentTestName.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-'));
	});

	/** Shows a new workflow with one of our nodes behind a start; the node is called `Node`. */
	async function open(type: string, parameters: object, account?: { readonly id: string; readonly name: string }) {
		const { id, name } = account ?? emulatorCredential(emulator);
		const credentials = { uiPathApi: { id, name } };
		const place = { typeVersion: 1, position: [240, 0] };
		const node = { id: 'node', name: 'Node', type: `n8n-nodes-uipath.${type}`, ...place, parameters, credentials };
		const isTrigger = type.endsWith('Trigger');
		const connections = isTrigger ? {} : { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } };
		const workflow = { name: type, nodes: isTrigger ? [node] : [start, node], connections, settings: {} };
		const made = (await n8n.session.call('POST', '/workflows', workflow)) as { id: string };
		await editor.workflow(made.id);
		return await editor.openNode('Node');
	}

	const getMany = (queue: string) => ({
		resource: 'queueItem',
		operation: 'getMany',
		folder: { __rl: true, mode: 'path', value: 'Shared/Finance' },
		queue: { __rl: true, mode: 'name', value: queue },
	});

	it('finds the nodes by what people call them', async () => {
		await editor.workflow(STREAM_TO_QUEUE);
		const stream = 'UiPath Communications Mining Stream';
		const comments = 'UiPath Communications Mining Source Comments';
		const queue = 'UiPath Orchestrator Queue';

		expect(await editor.search('uipath')).toEqual(expect.arrayContaining([stream, comments, queue]));
		expect(await editor.search('reinfer')).toEqual(expect.arrayContaining([stream, comments]));
		expect((await editor.search('rpa')).slice(0, 3).sort()).toEqual([comments, stream, queue].sort());
		expect((await editor.search('queue'))[0]).toBe(queue);
	});

	it('adds a queue item with at most six choices and reads it as table, JSON and schema', async () => {
		await editor.workflow(STREAM_TO_QUEUE);
		await editor.search('queue item');
		const node = await editor.addAction('UiPath Orchestrator Queue', 'Add a queue item');

		await node.authenticate(emulatorCredential(emulator).name);
		await node.pick('folder', 'fin', 'Shared/Finance');
		await node.pick('queue', 'disp', 'Disputes');
		await node.fill('reference', 'by-hand-1');
		await node.execute();

		expect(queueReferences(emulator)).toContain('by-hand-1');
		expect(await node.shown('table')).toContain('by-hand-1');
		// Long JSON is drawn as far as it is scrolled.
		expect(await node.shown('json')).toMatch(/"outcome":\s+"added"/);
		expect(await node.shown('schema')).toContain('outcome');
	});

	it('comes to a queue item of their own by the steps of the README', async () => {
		await editor.logIn(n8n.owner);
		await editor.newWorkflow('Trigger manually');
		await editor.search('queue item');
		const node = await editor.addAction('UiPath Orchestrator Queue', 'Add a queue item');

		await node.authenticate(emulatorCredential(emulator).name);
		await node.pick('folder', '', 'Shared/Finance');
		await node.pick('queue', '', 'Invoices');
		await node.add('Add Field');
		await node.fill('name', 'InvoiceNumber');
		await node.fill('value', 'A-17');
		await node.execute();

		expect(await node.shown('table')).toContain('added');
		const { items } = emulator.services.orchestrator.queue('Invoices');
		expect(items.at(-1)?.specificContent).toMatchObject({ InvoiceNumber: 'A-17' });
	});

	it('reads a stream that is chosen from lists', async () => {
		const node = await open('communicationsMiningStream', { resource: 'result', operation: 'get', maxResults: 3 });

		await node.pick('project', 'oper', 'operations');
		await node.pick('dataset', 'mail', 'customer-mail');
		await node.pick('stream', 'disp', 'disputes');
		await node.execute();

		expect(await node.shown('table')).toContain('reference');
		expect(await node.output.getByTestId('ndv-items-count').innerText()).toContain('3 items');
	});

	it('reads sources from lists', async () => {
		const node = await open('communicationsMiningSourceComments', { resource: 'source', operation: 'getMany' });

		await node.pick('project', 'oper', 'operations');
		await node.execute();

		expect(await node.shown('json')).toContain('"name":');
	});

	it('makes a credential for each deployment and sees that it works', async () => {
		const { origin, tokenUrl, orchestratorUrl, communicationsMiningUrl, credentials: known } = emulator;
		const { organization, tenant, clientId, clientSecret, accessToken, apiToken } = known;
		const application = { clientId, clientSecret };
		const deployments = {
			'Automation Cloud': {
				organization,
				tenant,
				...application,
				overrideAddresses: true,
				orchestratorUrl,
				communicationsMiningUrl,
				tokenUrl,
			},
			'Automation Suite': { host: origin, organization, tenant, ...application },
			'Orchestrator (Standalone)': {
				orchestratorAddress: origin,
				tenant,
				authentication: { option: 'Token' },
				accessToken,
			},
			'Communications Mining (Legacy, reinfer.io)': {
				domain: 'acme',
				communicationsMiningToken: apiToken,
				overrideAddresses: true,
				communicationsMiningUrl,
			},
		} as const;
		const node = await open('orchestratorQueue', getMany('Disputes'));

		for (const [option, values] of Object.entries(deployments)) {
			const form = await node.newCredential();
			await form.fill({ deployment: { option }, ...values });
			expect([option, await form.save()]).toEqual([option, undefined]);
		}
	});

	it('reads why a credential does not work', async () => {
		const node = await open('orchestratorQueue', getMany('Disputes'));

		const form = await node.newCredential();
		await form.fill({
			deployment: { option: 'Orchestrator (Standalone)' },
			orchestratorAddress: emulator.origin,
			tenant: emulator.credentials.tenant,
			authentication: { option: 'Token' },
			accessToken: 'not-this-one',
		});

		expect(await form.save()).toContain('UiPath does not accept the token.');
	});

	it('reads what to do about a queue that is not there', async () => {
		const node = await open('orchestratorQueue', getMany('Dispute'));

		await node.execute();

		expect(await node.output.innerText()).toMatch(/Dispute/);
		expect(await node.output.innerText()).toMatch(/folder/i);
	});

	it('reads which scope is missing', async () => {
		const node = await open('orchestratorQueue', getMany('Disputes'), missingScope);

		await node.execute();

		expect(await node.output.innerText()).toMatch(/OR\.Queues/);
	});

	it('reads when to come back after UiPath\'s limit', async () => {
		const answer = { status: 429, headers: { 'retry-after': '600' }, body: { message: 'Too many requests' } };
		emulator.faults.set([{ route: 'GET /odata/QueueItems', do: { answer } }]);
		const node = await open('orchestratorQueue', getMany('Disputes'));

		await node.execute();
		emulator.faults.clear();

		expect(await node.output.innerText()).toMatch(/come back at 20\d\d-/);
	});

	it('tries the stream trigger without moving the stream', async () => {
		const position = () => emulator.services.communicationsMining.position('customer-mail', 'disputes');
		const before = position();
		const node = await open('communicationsMiningStreamTrigger', {
			project: { __rl: true, mode: 'name', value: 'operations' },
			dataset: { __rl: true, mode: 'name', value: 'customer-mail' },
			stream: { __rl: true, mode: 'name', value: 'disputes' },
		});

		await node.execute();

		expect(await node.shown('table')).toContain('reference');
		expect(position()).toBe(before);
	});

	// `mailbox-to-source` reads files of its reader's own machine.
	const runnable = ['csv-to-source', 'queue-report', 'retry-failed-items', STREAM_TO_QUEUE, 'stream-trigger-to-queue'];

	it.each(runnable)('runs the example %s after import', async (example) => {
		emulator.reset();
		await editor.workflow(example);

		expect(await editor.runWorkflow()).toContain('executed successfully');
	});
});
