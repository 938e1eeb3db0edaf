import { emulatorCredential } from '../commands/example';
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import { everyOperation } from '../operations/everyOperation';
import { createHome } from './home';
import type { Home, WorkflowRecord } from './home';
import { startScriptedModel } from './scriptedModel';
import type { ModelRequest, ScriptedModel, Turn } from './scriptedModel';

jest.setTimeout(240_000);

const uiPath = { id: 'uipath-emulator', name: 'UiPath (emulator)' };
const openAi = { id: 'scripted-model', name: 'Scripted model' };

interface Tool {
	readonly name: string;
	readonly node?: string;
	readonly parameters: Readonly<Record<string, unknown>>;
}

/** What n8n's editor writes where the reader lets the model fill in a field. */
const fromModel = (key: string): string => `={{ $fromAI('${key}', '', 'string') }}`;
const locator = (mode: string, value: string): object => ({ __rl: true, mode, value });

const finance = { folder: locator('path', 'Shared/Finance') };
const invoices = { ...finance, queue: locator('name', 'Invoices') };
const anywhere = { folder: locator('path', fromModel('folder')), queue: locator('name', fromModel('queue')) };
const item = { reference: fromModel('reference'), contentFrom: 'json', contentJson: '={{ { Supplier: $fromAI("supplier") } }}' };

const tools: readonly Tool[] = [
	{ name: 'Add queue item', parameters: { resource: 'queueItem', operation: 'add', ...invoices, ...item } },
	{
		name: 'Get queue items',
		parameters: { resource: 'queueItem', operation: 'getMany', ...invoices, conditions: { reference: fromModel('reference') } },
	},
	{ name: 'Add anywhere', parameters: { resource: 'queueItem', operation: 'add', ...anywhere, ...item } },
	{ name: 'Get from anywhere', parameters: { resource: 'queueItem', operation: 'getMany', ...anywhere } },
	{ name: 'Get by ID', parameters: { resource: 'queueItem', operation: 'get', ...finance, itemId: fromModel('id') } },
];

/** What cannot be taken back, each as a tool under its own key. */
const destructive = everyOperation().filter(({ operation }) => /undone|for everyone/.test(operation.description));
const destructiveTools = destructive.map(({ key, node, resource, operation }): Tool => {
	return { name: key.replaceAll('/', ' '), node, parameters: { resource, operation: operation.value } };
});

/** An AI Agent with a model and these tools. */
function agent(id: string, its: readonly Tool[]): WorkflowRecord & { readonly settings: object } {
	const node = (name: string, type: string, typeVersion: number, parameters: object, credentials: object = {}) => {
		return { id: name, name, type, typeVersion, position: [0, 0], parameters, credentials };
	};
	const langchain = '@n8n/n8n-nodes-langchain';
	const model = { model: locator('id', 'scripted'), options: { maxRetries: 0 } };
	const toAgent = (type: string) => ({ [type]: [[{ node: 'Agent', type, index: 0 }]] });
	return {
		id,
		name: id,
		settings: { executionOrder: 'v1' },
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
			node('Agent', `${langchain}.agent`, 3.1, { promptType: 'define', text: 'Look after the invoices.' }),
			node('Model', `${langchain}.lmChatOpenAi`, 1.2, model, { openAiApi: openAi }),
			...its.map((tool) =>
				node(tool.name, `n8n-nodes-uipath.${tool.node ?? 'orchestratorQueue'}Tool`, 1, tool.parameters, { uiPathApi: uiPath }),
			),
		],
		connections: {
			Start: toAgent('main'),
			Model: toAgent('ai_languageModel'),
			...Object.fromEntries(its.map(({ name }) => [name, toAgent('ai_tool')])),
		},
	};
}

/** Where an error looks for the folder that has the queue. */
const acrossFolders = '/odata/QueueDefinitions/UiPath.Server.Configuration.OData.GetQueuesAcrossFolders';

let emulator: Emulator;
let model: ScriptedModel;
let home: Home;

beforeAll(async () => {
	[emulator, model] = await Promise.all([startEmulator(), startScriptedModel()]);
	home = await createHome({
		credentials: [
			{ ...emulatorCredential(emulator), ...uiPath },
			{ ...openAi, type: 'openAiApi', data: { apiKey: 'none', url: model.url } },
		],
		workflows: [agent('agent', tools), agent('destructive', destructiveTools)],
	});
});

afterAll(async () => {
	await home.remove();
	await model.stop();
	await emulator.stop();
});

beforeEach(() => {
	emulator.reset();
});

/** Lets the model speak these turns and an end; gives back what each tool told it, in order. */
async function converse(...turns: Turn[]): Promise<readonly string[]> {
	model.play([...turns, 'Done.']);
	const execution = await home.execute('agent');
	expect(execution.error).toBeUndefined();
	return toldBy(model.requests.at(-1));
}

function toldBy(request: ModelRequest | undefined): readonly string[] {
	return (request?.messages ?? []).filter(({ role }) => role === 'tool').map(({ content }) => JSON.stringify(content));
}

/** How many items each queue of the tenant has. */
const queues = () => [...emulator.services.orchestrator.tenant.queues.values()];
const held = () => queues().map(({ name, items }) => [name, items.length]);
/** What was asked of Orchestrator. */
const requests = () => emulator.journal.entries().filter(({ rawPath }) => !emulator.tokenUrl.endsWith(rawPath));

it('adds a queue item and finds it, when the model calls the tools', async () => {
	const told = await converse(
		[{ tool: 'Add_queue_item', input: { reference: 'AI-1', supplier: 'Müller' } }],
		[{ tool: 'Get_queue_items', input: { reference: 'AI-1' } }],
	);

	const added = emulator.services.orchestrator.queue('Invoices').items.filter(({ reference }) => reference === 'AI-1');
	expect(added).toHaveLength(1);
	expect(told).toEqual([expect.stringContaining('added'), expect.stringContaining('AI-1')]);
});

it('keeps to the queue that the workflow chose, whatever else the model asks for', async () => {
	const input = { reference: 'AI-2', supplier: 'x', queue: 'Disputes', folder: '../x' };
	await converse([{ tool: 'Add_queue_item', input }]);


	const [request, ...more] = requests();
	expect(more).toEqual([]);
	expect(request?.headers['x-uipath-folderpath']).toBe('Shared/Finance');
	expect(emulator.services.orchestrator.queue('Invoices').items.map(({ reference }) => reference)).toContain('AI-2');
});

it('reads nothing and adds nothing where the name of a folder or a queue is an attempt at something else', async () => {
	const before = held();
	const injected = [
		{ folder: 'Shared/Finance', queue: '../Disputes' },
		{ folder: 'Shared/Finance', queue: 'Invoices\')/UiPathODataSvc.Delete' },
		{ folder: 'Shared/Finance', queue: 'Invoices\' or Name ne \'' },
		{ folder: '../x', queue: 'Invoices' },
		{ folder: 'Shared/Finance\r\nX-UIPATH-OrganizationUnitId: 1', queue: 'Invoices' },
	];

	const told = await converse(
		injected.map((where) => ({ tool: 'Get_from_anywhere', input: where })),
		injected.map((where) => ({ tool: 'Add_anywhere', input: { ...where, reference: 'AI-3', supplier: 'x' } })),
	);

	expect(held()).toEqual(before);
	expect(told).toHaveLength(2 * injected.length);
	for (const words of told) expect(words).toMatch(/error.*(no queue called|does not exist|folder path|cannot be|is relative)/);
	const prefix = new URL(emulator.orchestratorUrl).pathname.length;
	const places = requests().map(({ rawPath }) => rawPath.slice(prefix));
	const allowed = ['/odata/QueueDefinitions', '/odata/Queues/UiPathODataSvc.AddQueueItem', acrossFolders];
	expect(places.filter((place) => !allowed.includes(place))).toEqual([]);
});

it('sends nothing for an ID that is none', async () => {
	const told = await converse([{ tool: 'Get_by_ID', input: { id: '1)/UiPathODataSvc.Delete(2' } }]);

	expect(requests()).toEqual([]);
	expect(told).toEqual([expect.stringMatching(/whole number/)]);
});

it('warns the model of what cannot be undone, in the description of the tool', async () => {
	const keys = destructive.map(({ key }) => key);
	expect(keys).toContain('orchestratorQueue/queue/delete');
	expect(keys).toContain('communicationsMiningStream/stream/reset');
	model.play(['Better not.']);

	await home.execute('destructive');

	const offered = model.requests[0]?.tools ?? [];
	expect(offered).toHaveLength(destructive.length);
	expect(offered.filter((tool) => !/cannot be undone|for everyone/.test(tool.function.description))).toEqual([]);
});
