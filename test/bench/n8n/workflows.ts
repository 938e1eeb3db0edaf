/** The same work as workflows: done by this package, by n8n's HTTP Request node, and by the rival package. */
import packageJson from '../../../package.json';
import { account, FOLDER, STREAM, streamUrl } from '../world';
import type { World } from '../world';
import { locator } from '../rows/row';

/** Names the nodes whose time counts. */
export const MEASURED = 'Measured';

/** Comments of a batch, and how many batches the drain reads here. */
export const BATCH = 1024;
export const BATCHES = 8;

interface Node {
	readonly name: string;
	readonly type: string;
	readonly version: number;
	readonly parameters: object;
	readonly executeOnce?: boolean;
}

/** One way to do the work of a row. */
export interface Way {
	/** The id of its workflow and the path of its webhook. */
	readonly id: string;
	readonly nodes: readonly Node[];
	/** The last node leads back to the first measured one while this holds. */
	readonly again?: string;
}

const own = (node: string) => `${packageJson.name}.${node}`;

const folder = locator('path', FOLDER);

function http(name: string, parameters: object): Node {
	const access = { authentication: 'predefinedCredentialType', nodeCredentialType: 'uiPathApi' };
	return { name, type: 'n8n-nodes-base.httpRequest', version: 4.5, parameters: { ...access, ...parameters } };
}

const folderHeader = {
	sendHeaders: true,
	headerParameters: { parameters: [{ name: 'X-UIPATH-FolderPath', value: FOLDER }] },
};

const inBatches = (batchSize: number) => ({ options: { batching: { batch: { batchSize, batchInterval: 0 } } } });

const itemBody = '={{ JSON.stringify({ itemData: { Name: "Invoices", Reference: $json.reference, SpecificContent: $json } }) }}';

/** Every way of every row, for the emulator over one distance; their ids carry `suffix`. */
export function waysOf(world: World, suffix: string): Readonly<Record<string, Way>> {
	const { orchestratorUrl } = world;
	const node = (type: string, parameters: object, more: Partial<Node> = {}): Node => ({
		name: MEASURED,
		type: own(type),
		version: 1,
		parameters,
		...more,
	});
	const byId = { url: `=${orchestratorUrl}/odata/QueueItems({{ $json.id }})`, ...folderHeader };
	const add = {
		method: 'POST',
		url: `${orchestratorUrl}/odata/Queues/UiPathODataSvc.AddQueueItem`,
		...folderHeader,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: itemBody,
	};
	const stream = {
		project: locator('name', STREAM.project),
		dataset: locator('name', STREAM.dataset),
		stream: locator('name', STREAM.stream),
	};
	const again = `={{ $runIndex < ${BATCHES - 1} }}`;
	const ways: Record<string, Omit<Way, 'id'>> = {
		getById: {
			nodes: [node('orchestratorQueue', { resource: 'queueItem', operation: 'get', folder, itemId: '={{ $json.id }}' })],
		},
		getByIdHttp: { nodes: [http(MEASURED, byId)] },
		getByIdHttpBatches: { nodes: [http(MEASURED, { ...byId, ...inBatches(50) })] },
		bulkAdd: {
			nodes: [
				node('orchestratorQueue', {
					resource: 'queueItem',
					operation: 'addMany',
					folder,
					queue: locator('name', 'Invoices'),
					reference: '={{ $json.reference }}',
					contentFrom: 'input',
				}),
			],
		},
		bulkAddHttp: { nodes: [http(MEASURED, add)] },
		bulkAddHttpBatches: { nodes: [http(MEASURED, { ...add, ...inBatches(50) })] },
		bulkAddRival: {
			nodes: [
				{
					name: MEASURED,
					type: 'n8n-nodes-uipath-orchestrator.uiPathOrchestrator',
					version: 1,
					parameters: {
						resource: 'queues',
						operation: 'addQueueItem',
						Name: locator('id', 'Invoices'),
						itemData: '={{ JSON.stringify({ SpecificContent: $json }) }}',
						reference: '={{ $json.reference }}',
					},
				},
			],
		},
		drain: {
			nodes: [
				node('communicationsMiningStream', { resource: 'result', operation: 'get', ...stream, maxResults: BATCH }),
				node(
					'communicationsMiningStream',
					{ resource: 'result', operation: 'advance', ...stream, sequenceId: '={{ $json.batchSequenceId }}' },
					{ name: `${MEASURED} advance`, executeOnce: true },
				),
			],
			again,
		},
		drainHttp: {
			nodes: [
				http(MEASURED, { url: `${streamUrl(world)}/results?max_results=${BATCH}` }),
				{
					name: `${MEASURED} comments`,
					type: 'n8n-nodes-base.splitOut',
					version: 1,
					parameters: { fieldToSplitOut: 'results', options: {} },
				},
				{
					...http(`${MEASURED} advance`, {
						method: 'POST',
						url: `${streamUrl(world)}/advance`,
						sendBody: true,
						specifyBody: 'json',
						jsonBody: `={{ JSON.stringify({ sequence_id: $("${MEASURED}").first().json.continuation }) }}`,
					}),
					executeOnce: true,
				},
			],
			again,
		},
		list: {
			nodes: [node('orchestratorQueue', { resource: 'queueItem', operation: 'getMany', folder, returnAll: true })],
		},
		listHttp: { nodes: [http(MEASURED, { url: `${orchestratorUrl}/odata/QueueItems?$orderby=Id&$top=100`, ...folderHeader, ...pages })] },
	};
	return Object.fromEntries(Object.entries(ways).map(([key, way]) => [key, { ...way, id: `${key}${suffix}` }]));
}

const pages = {
	options: {
		pagination: {
			pagination: {
				paginationMode: 'updateAParameterInEachRequest',
				parameters: { parameters: [{ type: 'qs', name: '$skip', value: '={{ $pageCount * 100 }}' }] },
				paginationCompleteWhen: 'other',
				completeExpression: '={{ $response.body.value.length < 100 }}',
			},
		},
	},
};

/** The workflow of a way: called by a webhook with `{items}`, which become its input items. */
export function workflowOf({ id, nodes, again }: Way, credentials: object) {
	const start = { parameters: { httpMethod: 'POST', path: id, responseMode: 'onReceived' }, webhookId: id };
	const all = [
		{ ...plain('Webhook', 'n8n-nodes-base.webhook', 2), ...start },
		{ ...plain('Items', 'n8n-nodes-base.splitOut', 1), parameters: { fieldToSplitOut: 'body.items', options: {} } },
		...nodes.map((node) => ({ ...plain(node.name, node.type, node.version), ...node, credentials })),
		...(again === undefined ? [] : [{ ...plain('Again', 'n8n-nodes-base.if', 2.2), parameters: condition(again) }]),
	].map((node, index) => ({ ...node, position: [index * 200, 0] }));
	const pairs = all.slice(1).map((node, index) => [all[index]?.name ?? '', node.name] as const);
	const connections = Object.fromEntries(pairs.map(([from, to]) => [from, leadingTo(to)]));
	if (again !== undefined) Object.assign(connections, { Again: leadingTo(nodes[0]?.name ?? '') });
	const settings = { executionOrder: 'v1', saveDataSuccessExecution: 'none', saveDataErrorExecution: 'none', saveManualExecutions: false };
	return { id, name: id, nodes: all, connections, settings };
}

function plain(name: string, type: string, typeVersion: number) {
	return { id: name, name, type, typeVersion };
}

function leadingTo(node: string) {
	return { main: [[{ node, type: 'main', index: 0 }]] };
}

function condition(leftValue: string) {
	const operator = { type: 'boolean', operation: 'true', singleValue: true };
	const options = { caseSensitive: true, leftValue: '', typeValidation: 'loose', version: 2 };
	return { conditions: { options, combinator: 'and', conditions: [{ id: 'again', leftValue, rightValue: '', operator }] } };
}

/** The credentials of both packages, as n8n imports them. */
export function credentialsOf(world: World, suffix: string) {
	const { clientId, clientSecret } = world.credentials;
	const rival = {
		authMode: 'onPrem',
		serverUrl: world.orchestratorUrl,
		apiBaseUrl: world.orchestratorUrl,
		oauthTokenUrl: world.tokenUrl,
		clientId,
		clientSecret,
		organizationUnitId: '62516',
		scopes: 'OR.Queues OR.Folders.Read',
	};
	return [
		{ id: `ours${suffix}`, name: 'UiPath', type: 'uiPathApi', data: account(world) },
		{ id: `rival${suffix}`, name: 'Rival', type: 'uiPathOAuth2', data: rival },
	];
}
