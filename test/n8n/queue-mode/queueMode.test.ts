import { setTimeout as sleep } from 'node:timers/promises';
import { emulatorCredential } from '../../commands/example';
import { startEmulator } from '../../emulator';
import type { Emulator } from '../../emulator';
import { drainingWorkflow, outcomeOf, untilDrained } from '../draining';
import { startN8n } from '../instance';
import type { N8n } from '../instance';
import { nativePrograms } from './native';
import { startServers } from './servers';
import type { Servers } from './servers';
import { startWorker } from './workers';
import type { Worker } from './workers';

jest.setTimeout(900_000);

const BULK_ADD = 'POST /odata/Queues/UiPathODataSvc.BulkAddQueueItems';

/** They arrive in portions; a worker is killed while each of them is on its way. */
const COMMENTS = 20_000;
const PORTIONS = 8;

/** Ms after the last kill; the rest is done in a few seconds on an idle machine. */
const DRAIN_LIMIT = 300_000;

/** n8n tells that a worker died a minute and a half later; these make it seconds, so that the test is not spent waiting. */
const impatient = {
	QUEUE_WORKER_LOCK_DURATION: '5000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '1000',
	QUEUE_WORKER_STALLED_INTERVAL: '2000',
};

const native = nativePrograms();

if (typeof native === 'string') {
	const title = `needs Redis and PostgreSQL, but ${native}`;
	if (process.env['CI']) it(title, () => { throw new Error(`The test of queue mode must run here, but ${native}.`); });
	else {
		process.stderr.write(`queue mode: not run; ${native}\n`);
		it.skip(title, () => undefined);
	}
} else {
	describe('n8n in queue mode', () => {
		let emulator: Emulator;
		let servers: Servers;
		let main: N8n;
		const workers: Worker[] = [];
		/** Ends what has been started, the last first. */
		const undo: Array<() => Promise<void>> = [];

		beforeAll(async () => {
			emulator = await startEmulator({ seed: 'empty', latencyMs: 50 });
			undo.push(() => emulator.stop());
			servers = await startServers(native);
			undo.push(() => servers.stop());
			const credential = emulatorCredential(emulator);
			const workflow = drainingWorkflow({ credential, batchSize: 256, options: { deadline: 20, deliveries: 20 } });
			const env = { ...servers.env, ...impatient };
			main = await startN8n({ credentials: [credential], workflows: [workflow], env });
			undo.push(() => main.stop());
			for (const number of [1, 2]) {
				const worker = await startWorker(main.home, number);
				workers.push(worker);
				undo.push(() => worker.stop());
			}
		});

		afterAll(async () => {
			for (const each of undo.reverse()) await each();
		});

		it('loses and doubles nothing while workers are killed every few seconds and Redis is restarted', async () => {
			const began = Date.now();
			const uids: string[] = [];
			let kills = 0;
			await main.session.publish('draining');
			for (let portion = 0; portion < PORTIONS; portion += 1) {
				uids.push(...emulator.services.communicationsMining.addComments('support-mailbox', COMMENTS / PORTIONS));
				if (portion === 2) await restartRedisBeneathAnExecution();
				await sleep(2000);
				await workers[portion % workers.length]?.killAndRestart();
				kills += 1;
			}
			await untilDrained(emulator, DRAIN_LIMIT);

			const outcome = outcomeOf(emulator, uids);
			const seconds = Math.round((Date.now() - began) / 1000);
			process.stderr.write(`queue mode: ${JSON.stringify({ comments: uids.length, kills, seconds, ...outcome })}\n`);
			expect(outcome).toMatchObject({ lost: 0, doubled: 0 });
			// n8n never told how the execution ended whose job went with Redis, so its comments came again.
			expect(outcome.redelivered).toBeGreaterThan(0);
		});

		/** Redis forgets the job of an execution that has put its comments out and has not ended. */
		async function restartRedisBeneathAnExecution(): Promise<void> {
			emulator.faults.set([{ route: BULK_ADD, nth: 1, when: 'after', do: { hang: 10_000 } }]);
			const deadline = Date.now() + DRAIN_LIMIT;
			while (emulator.faults.list()[0]?.seen === 0) {
				if (Date.now() > deadline) throw new Error('No execution came to add queue items.');
				await sleep(20);
			}
			await servers.restartRedis();
			emulator.faults.clear();
		}
	});
}
