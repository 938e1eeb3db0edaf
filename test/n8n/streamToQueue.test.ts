import { exampleContent, STREAM_TO_QUEUE } from '../commands/example';
import { queueReferences } from '../commands/oracle';
import { runExample } from '../commands/runExample';
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import { createHome } from './home';
import type { Home } from './home';

jest.setTimeout(240_000);

let emulator: Emulator;
let home: Home;

beforeAll(async () => {
	emulator = await startEmulator();
	home = await createHome(await exampleContent(emulator));
});

afterAll(async () => {
	await home.remove();
	await emulator.stop();
});

it('puts every labelled comment into the queue, once, and leaves nothing in the stream', async () => {
	const summary = await runExample(emulator, home);

	expect(summary).toMatchObject({ lost: 0, doubled: 0, duplicates: 0 });
	expect(summary.queueItems).toBeGreaterThan(50);
	expect(summary.queueItems + summary.skipped).toBe(summary.comments);
	expect(emulator.services.communicationsMining.drained('customer-mail', 'disputes')).toBe(true);
});

it('adds nothing when it runs again', async () => {
	const before = queueReferences(emulator);

	const execution = await home.execute(STREAM_TO_QUEUE);

	expect(execution.status).toBe('success');
	expect(queueReferences(emulator)).toEqual(before);
});
