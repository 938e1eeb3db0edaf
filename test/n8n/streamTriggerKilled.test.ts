import { setTimeout as sleep } from 'node:timers/promises';
import { emulatorCredential } from '../commands/example';
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import { arrived, drainingWorkflow, outcomeOf, untilDrained } from './draining';
import { startN8n } from './instance';
import type { N8n } from './instance';

jest.setTimeout(900_000);

const ADVANCE = 'POST /api/v1/datasets/{project}/{dataset}/streams/{stream}/advance';
const BULK_ADD = 'POST /odata/Queues/UiPathODataSvc.BulkAddQueueItems';

/** Of the executions, by their number: one in twenty fails, spread evenly; `seed` shifts which. */
const failing = (seed: number) => `(Number($execution.id) * 2654435761 + ${seed}) % 4294967296 % 100 < 5`;

let emulator: Emulator;
let n8n: N8n;

describe('The trigger under a workflow that fails and an n8n that is killed', () => {
	const COMMENTS = 10_000;
	const BATCH = 64;
	let uids: string[];

	beforeAll(async () => {
		emulator = await startEmulator({ seed: 'empty' });
		uids = emulator.services.communicationsMining.addComments('support-mailbox', COMMENTS);
		const credential = emulatorCredential(emulator);
		const workflow = drainingWorkflow({ credential, batchSize: BATCH, fails: failing(Date.now() % 100) });
		n8n = await startN8n({ credentials: [credential], workflows: [workflow] });
	});

	afterAll(async () => {
		await n8n.stop();
		await emulator.stop();
	});

	/** Kills n8n while the request numbered `nth` to `route` is on its way: not yet carried out, or carried out unheard. */
	async function killAt(route: string, nth: number, when: 'before' | 'after'): Promise<void> {
		emulator.faults.set([{ route, nth, when, do: { hang: 600_000 } }]);
		const deadline = Date.now() + 240_000;
		while ((emulator.faults.list()[0]?.seen ?? 0) < nth) {
			if (Date.now() > deadline) throw new Error(`Nothing came to be killed; ${arrived(emulator)} comments have arrived.`);
			await sleep(20);
		}
		await n8n.kill();
		emulator.faults.clear();
		await n8n.restart();
	}

	it('puts every comment out in an execution that succeeds, however many fail and wherever n8n dies', async () => {
		await n8n.session.publish('draining');
		await killAt(ADVANCE, 25, 'before');
		await killAt(BULK_ADD, 50, 'after');
		await killAt(ADVANCE, 25, 'after');
		expect(arrived(emulator)).toBeLessThan(COMMENTS);
		await untilDrained(emulator, 300_000);

		const outcome = outcomeOf(emulator, uids);
		process.stderr.write(`${COMMENTS} comments, n8n killed 3 times: ${JSON.stringify(outcome)}\n`);
		expect(outcome).toMatchObject({ lost: 0, doubled: 0 });
		// More than three kills could bring about: executions failed, too.
		expect(outcome.redelivered).toBeGreaterThan(3 * BATCH);
	});
});
