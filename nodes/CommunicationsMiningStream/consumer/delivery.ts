/** Executions as deliveries: started with `emit`, awaited at most until their deadline. */
import type { INodeExecutionData, IRun, ITriggerFunctions } from 'n8n-workflow';

import type { Batch, Result } from '../output/batch';
import { itemsOf } from '../output/items';
import type { Shaping } from '../output/items';
import type { Surroundings, Workflow } from './consume';
import type { DeliveryEnd } from './verdict';

export interface DeliverySettings {
	readonly shaping: Shaping;
	/** How long an execution may take, in ms. */
	readonly deadlineMs: number;
	/** True where the node has an output of its own for poisonous comments. */
	readonly secondOutput: boolean;
}

/** The execution did not end in time, or n8n did not tell that it did. */
export class DeadlinePassed extends Error {
	constructor(deadlineMs: number) {
		super(
			`An execution did not end within ${deadlineMs / 1000} seconds, so the stream was not advanced and its comments ` +
				'will come again. Raise "Deadline" under Options if the workflow needs longer, or look for a node that hangs.',
		);
		this.name = 'DeadlinePassed';
	}
}

/** The workflow behind the trigger. A delivery ends with the execution, at its deadline, or when the trigger is stopped. */
export function workflowOf(
	context: ITriggerFunctions,
	settings: DeliverySettings,
	surroundings: Surroundings,
): Workflow {
	const data = (results: readonly Result[], batch: Batch, output: 'results' | 'poisonous') => {
		const json = itemsOf({ ...batch, results }, settings.shaping);
		return inOutput(json.map((columns) => ({ json: columns })), output, settings.secondOutput);
	};
	return {
		async deliver(results, batch, output) {
			const items = data(results, batch, output);
			// A comment without any extraction has nothing to put out where an item stands for an extraction.
			if (items.every((list) => list.length === 0)) return 'success';
			const done = context.helpers.createDeferredPromise<IRun>();
			context.emit(items, undefined, done);
			const end = await endOf(done.promise, settings.deadlineMs, surroundings);
			if (end === 'deadline passed') surroundings.report.failed(new DeadlinePassed(settings.deadlineMs));
			return end;
		},
		handOff(results, batch) {
			const items = data(results, batch, 'results');
			if (items.some((list) => list.length > 0)) context.emit(items);
		},
	};
}

function inOutput(items: INodeExecutionData[], output: 'results' | 'poisonous', two: boolean): INodeExecutionData[][] {
	if (!two) return [items];
	return output === 'results' ? [items, []] : [[], items];
}

/** n8n gives no run where it skipped the execution, and rejects where it could not start it; then nothing is known. */
async function endOf(
	done: Promise<IRun | undefined>,
	deadlineMs: number,
	{ clock, signal }: Surroundings,
): Promise<DeliveryEnd> {
	const settled = new AbortController();
	const deadline = clock.sleep(deadlineMs, AbortSignal.any([signal, settled.signal]));
	try {
		return await Promise.race([
			done.then((run): DeliveryEnd => run?.status ?? 'not told', (): DeliveryEnd => 'not told'),
			deadline.then((): DeliveryEnd => 'deadline passed'),
		]);
	} finally {
		deadline.catch(() => undefined);
		settled.abort();
	}
}
