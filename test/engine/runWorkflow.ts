/** Runs a workflow in n8n's own engine, in this process: real contexts, real item linking, real retries and error outputs. */
import type {
	ExecutionError,
	ExecutionStatus,
	INodeExecutionData,
	IRun,
	ITaskData,
	NodeExecutionHint,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { START_TYPE } from './nodeTypes';
import { core, platformReady } from './platform';
import { assemble, type TestWorkflow } from './workflow';

export interface RunOptions extends TestWorkflow {
	/** What the first node receives; one empty item without it. */
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
	const first = options.nodes[0]?.name;
	const start = { name: START, type: START_TYPE };
	const connections = options.connections && {
		...options.connections,
		...(first === undefined ? {} : { [START]: { main: [[{ node: first, type: 'main' as const, index: 0 }]] } }),
	};
	const { workflow, additionalData } = assemble(
		{ ...options, nodes: [start, ...options.nodes], ...(connections && { connections }) },
		mode,
	);
	const startNode = workflow.getNode(START);
	if (startNode === null) throw new Error('The workflow lost its start');
	const pinData = { [START]: [...(options.input ?? [{ json: {} }])] };
	const running = new core.WorkflowExecute(additionalData, mode).run({ workflow, startNode, pinData });
	return {
		finished: running.then(finishedFrom),
		cancel: () => {
			running.cancel();
		},
	};
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
