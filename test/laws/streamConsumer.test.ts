import fc from 'fast-check';

import { emulated } from '../emulated';
import { hold } from './draws';
import { obeys } from './streamLaw';
import { schedules } from './streamSchedule';

const held = emulated({ seed: 'empty' });

describe('The law of the stream: nothing lost', () => {
	it('holds for every schedule of faults, failing executions, kills and restarts', async () => {
		await hold(fc.asyncProperty(schedules, async (schedule) => { await obeys(held.emulator, schedule); }), 500);
	}, 900_000);
});
