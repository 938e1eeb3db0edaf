/** Workers of an n8n in queue mode, each with a folder of its own as on a machine of its own. */
import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Home } from '../home';
import type { Leashed } from '../leashed';

/** How long a worker may take to start, in ms; measured: about 6 s on an idle machine. */
const startLimit = 120_000;

/** A worker that can be killed and comes back. */
export interface Worker {
	/** SIGKILL, as when its machine loses power; then the same worker starts again and this resolves when it takes jobs. */
	killAndRestart(): Promise<void>;
	stop(): Promise<void>;
}

/** Starts a worker beside the main process of `home`; resolves when it takes jobs. */
export async function startWorker(home: Home, number: number): Promise<Worker> {
	const folder = join(home.folder, `worker-${number}`);
	await mkdir(join(folder, '.n8n'), { recursive: true });
	// `config` holds the key that credentials are encrypted with, `nodes` our package.
	for (const part of ['config', 'nodes']) {
		await cp(join(home.folder, '.n8n', part), join(folder, '.n8n', part), { recursive: true });
	}
	let worker: Leashed;
	const start = async () => {
		// By this file n8n knows that it crashed: it only waits 10 s longer at its next start.
		await rm(join(folder, '.n8n', 'crash.journal'), { force: true });
		worker = await home.begin(['worker', '--concurrency=5'], { N8N_USER_FOLDER: folder, HOME: folder });
		await untilReady(worker);
	};
	await start();
	return {
		killAndRestart: async () => {
			await worker.kill();
			await start();
		},
		stop: () => worker.stop(),
	};
}

async function untilReady(worker: Leashed): Promise<void> {
	const deadline = Date.now() + startLimit;
	while (!worker.log().includes('n8n worker is now ready')) {
		const code = await Promise.race([worker.ended, sleep(50)]);
		if (code !== undefined || Date.now() > deadline) {
			await worker.kill();
			throw new Error(`A worker did not start. It said:\n${worker.log().slice(-2000)}`);
		}
	}
}
