/** Asks the process with the engine for measurements. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Tasks } from './engineTasks';

export interface EngineProcess {
	/** Has a task done there; rejects with its error. */
	ask<T extends keyof Tasks>(task: T, ...parameters: Parameters<Tasks[T]>): Promise<Awaited<ReturnType<Tasks[T]>>>;
	stop(): void;
}

interface Answer {
	readonly id: number;
	readonly value?: unknown;
	readonly error?: string;
}

/** Starts it with the package in `folder`, trusting `certificate` (a PEM file). */
export async function startEngineProcess(folder: string, certificate: string): Promise<EngineProcess> {
	const root = join(__dirname, '..', '..');
	const child = fork(join(__dirname, 'engineChild.ts'), {
		execArgv: ['--import', 'tsx', '--expose-gc'],
		env: {
			...process.env,
			NODE_EXTRA_CA_CERTS: certificate,
			BENCH_PACKAGE: folder,
			// Where n8n would give the package its own n8n-workflow.
			NODE_PATH: join(root, 'node_modules'),
		},
	});
	const waiting = new Map<number, (answer: Answer) => void>();
	child.on('message', (answer: Answer) => waiting.get(answer.id)?.(answer));
	child.on('exit', (code) => {
		for (const [id, settle] of waiting) settle({ id, error: `The engine's process ended (${code}).` });
	});
	const kill = (): void => void child.kill('SIGKILL');
	process.on('exit', kill);
	await Promise.race([once(child, 'message'), once(child, 'exit').then(() => Promise.reject(new Error("n8n's engine did not start.")))]);
	let asked = 0;
	return {
		ask: async (task, ...parameters) => {
			const id = (asked += 1);
			const answer = await new Promise<Answer>((resolve) => {
				waiting.set(id, resolve);
				child.send({ id, task, parameters });
			});
			waiting.delete(id);
			if (answer.error !== undefined) throw new Error(`${task} ${String(parameters[1])}: ${answer.error}`);
			return answer.value as never; // What the task of this name gives, as JSON.
		},
		stop: () => {
			process.off('exit', kill);
			child.kill('SIGTERM');
		},
	};
}
