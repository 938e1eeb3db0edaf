import fc from 'fast-check';

import type { Emulator } from '../emulator';
import { startEmulator } from '../emulator';
import { hold } from './draws';
import { obeys } from './streamLaw';
import { schedules } from './streamSchedule';

let emulator: Emulator;
beforeAll(async () => {
	emulator = await startEmulator({ seed: 'empty' });
});
afterAll(async () => {
	await emulator.stop();
});

describe('The law of the stream: nothing lost', () => {
	it('holds for every schedule of faults, failing executions, kills and restarts', async () => {
		await hold(fc.asyncProperty(schedules, async (schedule) => { await obeys(emulator, schedule); }), 500);
	}, 900_000);
});
