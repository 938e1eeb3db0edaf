import { setTimeout as sleep } from 'node:timers/promises';
import { exampleContent, STREAM_TO_QUEUE } from '../commands/example';
import { balance, expectation } from '../commands/oracle';
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import { createHome } from './home';
import type { Home } from './home';

jest.setTimeout(240_000);

const ADVANCE = 'POST /api/v1/datasets/{project}/{dataset}/streams/{stream}/advance';

let emulator: Emulator;
let home: Home;

beforeAll(async () => {
	emulator = await startEmulator();
	home = await createHome(await exampleContent(emulator));
});

beforeEach(() => {
	emulator.reset();
});

afterAll(async () => {
	await home.remove();
	await emulator.stop();
});

/** Runs the example and kills n8n while the second Advance is on its way; `when` says whether UiPath has carried it out. */
async function killAtAdvance(when: 'before' | 'after'): Promise<void> {
	emulator.faults.set([{ route: ADVANCE, nth: 2, when, do: { hang: 120_000 } }]);
	const execution = await home.beginExecution(STREAM_TO_QUEUE);
	const ended = execution.ended.then(
		({ status }) => `ended with ${status}`,
		(error: unknown) => `was killed: ${String(error)}`,
	);
	while ((emulator.faults.list()[0]?.seen ?? 0) < 2) {
		const early = await Promise.race([ended, sleep(20)]);
		if (early !== undefined) throw new Error(`The example did not come to its second Advance; it ${early}.`);
	}
	await execution.kill();
	expect(await ended).toMatch(/^was killed/);
	emulator.faults.clear();
}

async function duplicatesAfterRestart(): Promise<number> {
	const execution = await home.execute(STREAM_TO_QUEUE);
	expect(execution.status).toBe('success');
	return execution.items('Add Queue Items').filter(({ json }) => json['outcome'] === 'duplicate').length;
}

it('loses and doubles nothing when n8n is killed after the items were added and before the stream advanced', async () => {
	const expected = await expectation(emulator);

	await killAtAdvance('before');
	const duplicates = await duplicatesAfterRestart();

	expect(balance(emulator, expected)).toMatchObject({ queueItems: expected.references.size, lost: 0, doubled: 0 });
	// The second batch came again; its items were there.
	expect(duplicates).toBeGreaterThan(0);
	expect(emulator.services.communicationsMining.drained('customer-mail', 'disputes')).toBe(true);
});

it('loses and doubles nothing when n8n is killed after the stream advanced and before it heard of it', async () => {
	const expected = await expectation(emulator);

	await killAtAdvance('after');
	const duplicates = await duplicatesAfterRestart();

	expect(balance(emulator, expected)).toMatchObject({ queueItems: expected.references.size, lost: 0, doubled: 0 });
	expect(duplicates).toBe(0);
	expect(emulator.services.communicationsMining.drained('customer-mail', 'disputes')).toBe(true);
});
