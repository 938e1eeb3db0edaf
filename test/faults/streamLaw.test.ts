// I1, in 200 lives; the full test tries thousands, and the other laws, with the tests in `laws`.
import fc from 'fast-check';

import { emulated } from '../emulated';
import { seedOf } from '../laws/draws';
import { obeys } from '../laws/streamLaw';
import { schedules } from '../laws/streamSchedule';

const held = emulated({ seed: 'empty' });

test('nothing is lost of a stream in 200 lives of its consumer', async () => {
	const lives = fc.asyncProperty(schedules, async (schedule) => { await obeys(held.emulator, schedule); });
	await fc.assert(lives, { seed: seedOf(), numRuns: 200 });
});
