import { setTimeout as sleep } from 'node:timers/promises';
import { exampleContent, STREAM_TRIGGER_TO_QUEUE } from '../commands/example';
import { balance, expectation } from '../commands/oracle';
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import { startN8n } from './instance';
import type { N8n } from './instance';

jest.setTimeout(420_000);

let emulator: Emulator;
let n8n: N8n;

describe('The example with the trigger', () => {
	beforeAll(async () => {
		emulator = await startEmulator();
		n8n = await startN8n(await exampleContent(emulator));
	});

	afterAll(async () => {
		await n8n.stop();
		await emulator.stop();
	});

	it('puts every labelled comment into the queue, once, as soon as it is published', async () => {
		const expected = await expectation(emulator);

		await n8n.session.publish(STREAM_TRIGGER_TO_QUEUE);
		await untilEmpty(60_000);

		expect(balance(emulator, expected)).toMatchObject({ queueItems: expected.references.size, lost: 0, doubled: 0 });
		expect(expected.references.size).toBeGreaterThan(50);
	});

	it('goes on with what arrives later', async () => {
		emulator.services.communicationsMining.addComments('support-mailbox', 200);
		const expected = await expectation(emulator);

		await untilEmpty(60_000);

		expect(expected.references.size).toBeGreaterThan(5);
		expect(balance(emulator, expected)).toMatchObject({ lost: 0, doubled: 0 });
	});

	async function untilEmpty(limitMs: number): Promise<void> {
		const deadline = Date.now() + limitMs;
		while (!emulator.services.communicationsMining.drained('customer-mail', 'disputes')) {
			if (Date.now() > deadline) throw new Error('The trigger did not come to the end of the stream.');
			await sleep(100);
		}
	}
});
