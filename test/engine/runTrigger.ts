/**
 * Activates a trigger() node in n8n-core's own TriggerContext. What the node emits is "executed" by the test, which says how
 * each execution ends; the promises behave as in a running n8n (its trigger execution context and queue mode).
 */
import { EventEmitter, once } from 'node:events';
import type {
	ExecutionStatus,
	INodeExecutionData,
	IRun,
	ITriggerFunctions,
	ITriggerResponse,
	WorkflowActivateMode,
} from 'n8n-workflow';
import { createRunExecutionData } from 'n8n-workflow';
import { core, platformReady, shared } from './platform';
import { assemble, type TestNode, type TestWorkflow } from './workflow';

/**
 * How an execution ends: with a status; `lost`, when n8n never tells (as happens in queue mode); or with an error, when
 * the execution could not even be started.
 */
export type Verdict = ExecutionStatus | 'lost' | Error;

export interface Execution {
	readonly items: readonly INodeExecutionData[];
	/** Whether the trigger asked to be told of the end. */
	readonly awaited: boolean;
	readonly deduplicationKey: string | undefined;
}

export interface TriggerOptions extends Omit<TestWorkflow, 'nodes' | 'connections'> {
	readonly node: TestNode;
	/** Default: `activate`, as when a person switches the workflow on. */
	readonly activation?: WorkflowActivateMode;
	/** Keeps no executions, so that a run may last for hours; `executions` stays empty. */
	readonly forgetful?: boolean;
	/** Says how the execution numbered `at` (from 0) ends; it may take its time. */
	execute(execution: Execution, at: number): Verdict | Promise<Verdict>;
}

export interface RunningTrigger {
	/** In the order in which they were started; n8n starts none twice for one deduplication key. */
	readonly executions: readonly Execution[];
	/** Errors after which n8n deactivates the trigger (`emitError`). */
	readonly failures: readonly Error[];
	/** Errors that n8n only records as failed executions (`saveFailedExecution`). */
	readonly recorded: readonly Error[];
	/** Resolves as soon as that many executions, failures and recorded errors have happened in all. */
	happened(count: number): Promise<void>;
	/** Deactivates the workflow: resolves when the node's `closeFunction` has. */
	stop(): Promise<void>;
}

/** The promise of an execution's end. */
type Deferred = NonNullable<Parameters<ITriggerFunctions['emit']>[2]>;

/** Activates the node. @throws what its `trigger()` throws, which is what a person sees who switches the workflow on. */
export async function runTrigger(options: TriggerOptions): Promise<RunningTrigger> {
	await platformReady();
	const { workflow, additionalData } = assemble({ ...options, nodes: [options.node] }, 'trigger');
	const node = workflow.getNode(options.node.name);
	if (node === null) throw new Error('The workflow lost its trigger');
	const record = new TriggerRecord(options);
	const activation = options.activation ?? 'activate';
	const response = await shared(core.TriggersAndPollers).runTriggerFunction(
		workflow,
		node,
		(...[, , , mode]) =>
			// n8n-core is compiled without exactOptionalPropertyTypes, so its own class seems not to fit its own interface.
			new core.TriggerContext(
				workflow,
				node,
				additionalData,
				mode,
				activation,
				record.emit,
				record.emitError,
				record.saveFailedExecution,
			) as ITriggerFunctions,
		additionalData,
		'trigger',
		activation,
	);
	record.response = response;
	return record;
}

class TriggerRecord implements RunningTrigger {
	readonly executions: Execution[] = [];
	readonly failures: Error[] = [];
	readonly recorded: Error[] = [];
	response: ITriggerResponse | undefined;
	readonly #options: TriggerOptions;
	readonly #keys = new Set<string>();
	readonly #events = new EventEmitter();
	#started = 0;

	constructor(options: TriggerOptions) {
		this.#options = options;
	}

	readonly emit: ITriggerFunctions['emit'] = (data, _response, done, deduplicationKey) => {
		if (deduplicationKey !== undefined && this.#keys.has(deduplicationKey)) {
			// n8n settles it with nothing here, whatever its type says.
			done?.resolve(undefined as unknown as IRun);
			return;
		}
		if (deduplicationKey !== undefined) this.#keys.add(deduplicationKey);
		const execution = { items: data.flat(), awaited: done !== undefined, deduplicationKey };
		const at = this.#started;
		this.#started += 1;
		if (this.#options.forgetful !== true) this.executions.push(execution);
		this.#events.emit('happened');
		void this.#execute(execution, at, done);
	};

	readonly emitError: ITriggerFunctions['emitError'] = (error) => {
		this.failures.push(error);
		this.#events.emit('happened');
		void this.stop();
	};

	readonly saveFailedExecution: ITriggerFunctions['saveFailedExecution'] = (error) => {
		this.recorded.push(error);
		this.#events.emit('happened');
	};

	async happened(count: number): Promise<void> {
		const soFar = () => this.#started + this.failures.length + this.recorded.length;
		while (soFar() < count) await once(this.#events, 'happened');
	}

	async stop(): Promise<void> {
		await this.response?.closeFunction?.();
	}

	async #execute(execution: Execution, at: number, done: Deferred | undefined): Promise<void> {
		const verdict = await this.#options.execute(execution, at);
		if (verdict === 'lost') return;
		if (verdict instanceof Error) done?.reject(verdict);
		else done?.resolve(runEnding(verdict));
	}
}

/** As in queue mode, the run tells its status and carries no data. */
function runEnding(status: ExecutionStatus): IRun {
	const now = new Date();
	return {
		status,
		mode: 'trigger',
		startedAt: now,
		stoppedAt: now,
		storedAt: 'db',
		data: createRunExecutionData(),
	};
}
