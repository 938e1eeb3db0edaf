/** The process that holds n8n's engine with the compiled nodes, and the floor; does what it is told over its channel. */
import { tasks } from './engineTasks';

interface Order {
	readonly id: number;
	readonly task: string;
	readonly parameters: readonly unknown[];
}

const known = new Map<string, (...parameters: never[]) => Promise<unknown>>(Object.entries(tasks));

process.on('message', (order: Order) => {
	const { id, task, parameters } = order;
	const work = known.get(task);
	if (work === undefined) throw new Error(`There is no task "${task}"`);
	work(...(parameters as never[])).then(
		(value) => process.send?.({ id, value }),
		(error: unknown) => {
			const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
			process.send?.({ id, error: words });
		},
	);
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
