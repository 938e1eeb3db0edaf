/** Runs a workflow in n8n's own engine, in this process: real contexts, real item linking, real retries and error outputs. */
import type {
	ExecutionError,
	ExecutionStatus,
	INode,
	INodeExecutionData,
	IRun,
	ITaskData,
	NodeExecutionHint,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { START_TYPE } from './nodeTypes';
import { core, platformReady } from './platform';
import { assemble, type TestWorkflow } from './workflow';

export interface RunOptions extends TestWorkflow {
	/** What the first node receives; one empty item without it. A trigger emitted it. */
	readonly input?: readonly INodeExecutionData[];
	/** `trigger` as in production (the default), or `manual` as from the editor. */
	readonly mode?: Extract<WorkflowExecuteMode, 'trigger' | 'manual'>;
}

/** How a run ended. Nodes are named as in the workflow; a node that did not run has no items, hints or error. */
export interface Finished {
	readonly status: ExecutionStatus;
	/** The error that ended the workflow. */
	readonly error: ExecutionError | undefined;
	/** Items of one output (0 is the first) in the node's last run. */
	items(node: string, output?: number): readonly INodeExecutionData[];
	/** The json of those items. */
	json(node: string, output?: number): ReadonlyArray<INodeExecutionData['json']>;
	/** The error of the node's last run, also where the workflow went on after it. */
	errorOf(node: string): ExecutionError | undefined;
	/** What the node told the user about its last run. */
	hints(node: string): readonly NodeExecutionHint[];
	/** How often the workflow came by the node; tries of Retry On Fail are one run. */
	runs(node: string): number;
	/** Everything, as n8n would store it. */
	readonly run: IRun;
}

export interface Running {
	readonly finished: Promise<Finished>;
	/** Stops it as the editor's stop button does: contexts' cancel signals are aborted. */
	cancel(): void;
}

const START = 'Start';

/** Runs `options` to its end. @throws only where n8n could not begin; a failed workflow is a `Finished` with an error. */
export async function runWorkflow(options: RunOptions): Promise<Finished> {
	const { finished } = await startWorkflow(options);
	return await finished;
}

/** Starts `options` and leaves it running, for tests that cancel it. */
export async function startWorkflow(options: RunOptions): Promise<Running> {
	await platformReady();
	const mode = options.mode ?? 'trigger';
	const { workflow, additionalData } = assemble(options, mode);
	const first = options.nodes[0] && workflow.getNode(options.nodes[0].name);
	if (!first) throw new Error('The workflow has no nodes');
	const { trigger } = workflow.nodeTypes.getByNameAndVersion(first.type, first.typeVersion);
	const input = [...(options.input ?? [{ json: {} }])];
	const begin = trigger === undefined ? withStart(workflow, first, input) : fromTrigger(first, input, mode);
	const running = new core.WorkflowExecute(additionalData, mode).run({ workflow, ...begin });
	return {
		finished: running.then(finishedFrom),
		cancel: () => {
			running.cancel();
		},
	};
}

/** A start before the first node, which gives out the input as pinned data. */
function withStart(workflow: Workflow, first: INode, input: INodeExecutionData[]) {
	const startNode: INode = { ...first, id: START, name: START, type: START_TYPE, parameters: {}, credentials: {} };
	workflow.setNodes([startNode, ...Object.values(workflow.nodes)]);
	const connection = { node: first.name, type: NodeConnectionTypes.Main, index: 0 };
	workflow.setConnections({ ...workflow.connectionsBySourceNode, [START]: { main: [[connection]] } });
	return { startNode, pinData: { [START]: input } };
}

/** From the editor a trigger fetches for itself; in production it has already emitted what the workflow receives. */
function fromTrigger(startNode: INode, input: INodeExecutionData[], mode: WorkflowExecuteMode) {
	if (mode === 'manual') return { startNode };
	const data: ITaskData = {
		startTime: Date.now(),
		executionIndex: 0,
		executionTime: 0,
		source: [],
		data: { main: [input] },
	};
	return { startNode, triggerToStartFrom: { name: startNode.name, data } };
}

function finishedFrom(run: IRun): Finished {
	const { error, runData } = run.data.resultData;
	const last = (node: string): ITaskData | undefined => runData[node]?.at(-1);
	const items = (node: string, output = 0) => last(node)?.data?.['main']?.[output] ?? [];
	return {
		run,
		status: run.status,
		error,
		items,
		json: (node, output) => items(node, output).map(({ json }) => json),
		errorOf: (node) => last(node)?.error,
		hints: (node) => last(node)?.hints ?? [],
		runs: (node) => runData[node]?.length ?? 0,
	};
}
