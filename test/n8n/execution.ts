import type { INodeExecutionData, IRun } from 'n8n-workflow';

/** One run of a workflow, as n8n reports it. */
export interface Execution {
	readonly status: IRun['status'];
	/** Why the workflow failed. */
	readonly error: string | undefined;
	/** All runs of all nodes: `run.data.resultData.runData`. */
	readonly run: IRun;
	/** The items that a node put out in all its runs, outputs after one another; none when it did not run. */
	items(node: string): INodeExecutionData[];
}

/**
 * Reads what `n8n execute --rawOutput` printed: the run stands between log lines, as JSON that begins and ends at the margin.
 *
 * @throws when there is no run in the text: n8n failed before the workflow began
 */
export function parseExecution(printed: string): Execution {
	const run = /^\{\n[\s\S]*?^\}$/m.exec(printed)?.[0];
	if (run === undefined) throw new Error(`n8n ran no workflow. It said:\n${printed.slice(-2000)}`);
	return execution(JSON.parse(run) as IRun);
}

function execution(run: IRun): Execution {
	const { runData, error } = run.data.resultData;
	return {
		status: run.status,
		error: error?.message,
		run,
		items: (node) =>
			(runData[node] ?? [])
				.flatMap((task) => Object.values(task.data ?? {}))
				.flatMap((outputs) => outputs.flatMap((items) => items ?? [])),
	};
}
