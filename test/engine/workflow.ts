/** From a test's short description of a workflow to the objects that n8n's engine takes. */
import type {
	IConnections,
	INode,
	INodeParameters,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	IWorkflowSettings,
	OnError,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { UnexpectedError, Workflow } from 'n8n-workflow';
import type { CredentialList } from './credentials';
import { TestCredentials } from './credentials';
import { fullTypeName, nodeTypesWith, type NodeTypeList } from './nodeTypes';
import { core, shared } from './platform';

/** One node of a test's workflow. */
export interface TestNode {
	readonly name: string;
	/** `orchestratorQueue` means the package's own node; write others in full, e.g. `test.counter`. */
	readonly type: string;
	readonly parameters?: INodeParameters;
	readonly onError?: OnError;
	readonly retryOnFail?: boolean;
	readonly maxTries?: number;
	/** In ms. */
	readonly waitBetweenTries?: number;
	readonly alwaysOutputData?: boolean;
	readonly executeOnce?: boolean;
}

export interface TestWorkflow {
	readonly nodes: readonly TestNode[];
	/** n8n's connections, by node names; without them the nodes are chained in the order they stand in. */
	readonly connections?: IConnections;
	/** Credential data by type; each node gets those that its description names. */
	readonly credentials?: CredentialList;
	/** Node types that only this test knows. */
	readonly types?: NodeTypeList;
	readonly settings?: IWorkflowSettings;
}

let executions = 0;

/** The workflow and what n8n-core wants to know about its execution. */
export function assemble(
	given: TestWorkflow,
	mode: WorkflowExecuteMode,
): { workflow: Workflow; additionalData: IWorkflowExecuteAdditionalData } {
	executions += 1;
	const executionId = String(executions);
	const nodeTypes = nodeTypesWith(given.types ?? {});
	const nodes = given.nodes.map((node): INode => {
		const type = fullTypeName(node.type);
		const wanted = nodeTypes.getByNameAndVersion(type).description.credentials ?? [];
		const held = wanted.filter(({ name }) => given.credentials?.[name] !== undefined);
		const credentials = Object.fromEntries(held.map(({ name }) => [name, { id: name, name }]));
		return { parameters: {}, ...node, type, id: node.name, typeVersion: 1, position: [0, 0], credentials };
	});
	const connections = given.connections ?? chained(nodes);
	const settings: IWorkflowSettings = { executionOrder: 'v1', ...given.settings };
	const workflow = new Workflow({ id: 'test', name: 'Test', nodes, connections, active: false, nodeTypes, settings });
	const base: IWorkflowBase = {
		id: 'test',
		name: 'Test',
		nodes,
		connections,
		settings,
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: new Date(0),
		updatedAt: new Date(0),
	};
	return {
		workflow,
		additionalData: {
			credentialsHelper: new TestCredentials(given.credentials ?? {}),
			hooks: new core.ExecutionLifecycleHooks(mode, executionId, base),
			externalSecretsProxy: shared(core.ExternalSecretsProxy),
			executionId,
			currentNodeExecutionIndex: 0,
			variables: {},
			...addresses,
			executeWorkflow: unavailable('sub-workflows'),
			getRunExecutionData: unavailable('stored executions'),
			getRuntimeCredential: unavailable('runtime credentials'),
			startRunnerTask: unavailable('task runners'),
			logAiEvent: () => undefined,
		},
	};
}

function chained(nodes: readonly INode[]): IConnections {
	const pairs = nodes.slice(1).map((node, at) => [nodes[at]?.name, node.name]);
	return Object.fromEntries(pairs.map(([from, to]) => [from, { main: [[{ node: to, type: 'main', index: 0 }]] }])) as IConnections;
}

/** No server listens there; n8n only wants them to be present. */
const addresses = {
	restApiUrl: 'http://127.0.0.1/rest',
	instanceBaseUrl: 'http://127.0.0.1/',
	formBaseUrl: 'http://127.0.0.1/form',
	formWaitingBaseUrl: 'http://127.0.0.1/form-waiting',
	formTestBaseUrl: 'http://127.0.0.1/form-test',
	webhookBaseUrl: 'http://127.0.0.1/webhook',
	webhookWaitingBaseUrl: 'http://127.0.0.1/webhook-waiting',
	webhookTestBaseUrl: 'http://127.0.0.1/webhook-test',
	mcpBaseUrl: 'http://127.0.0.1/mcp',
	mcpTestBaseUrl: 'http://127.0.0.1/mcp-test',
};

function unavailable(what: string): () => Promise<never> {
	return async () => {
		throw new UnexpectedError(`The engine in tests has no ${what}`);
	};
}
