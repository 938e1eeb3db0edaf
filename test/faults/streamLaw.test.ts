// I1, in 200 lives; the full test tries thousands, and the other laws, with the tests in `laws`.
import fc from 'fast-check';

import type { Emulator } from '../emulator';
import { startEmulator } from '../emulator';
import { seedOf } from '../laws/draws';
import { obeys } from '../laws/streamLaw';
import { schedules } from '../laws/streamSchedule';

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator({ seed: 'empty' });
});
afterAll(async () => {
	await emulator.stop();
});

test('nothing is lost of a stream in 200 lives of its consumer', async () => {
	const lives = fc.asyncProperty(schedules, async (schedule) => { await obeys(emulator, schedule); });
	await fc.assert(lives, { seed: seedOf(), numRuns: 200 });
});
