import type { Emulator } from '../emulator/emulator';
import type { Home } from '../n8n/home';
import { STREAM_TO_QUEUE } from './example';
import { balance, expectation } from './oracle';
import type { Balance } from './oracle';

/** What one run of the example did; printed as one line of JSON. */
export interface Summary extends Balance {
	/** How long the run took, n8n's own start included. */
	readonly seconds: number;
}

/**
 * Runs the example once, headless, and takes stock.
 *
 * @throws with n8n's own words when the workflow fails
 */
export async function runExample(emulator: Emulator, home: Home): Promise<Summary> {
	const expected = await expectation(emulator);
	const began = performance.now();
	const execution = await home.execute(STREAM_TO_QUEUE);
	const seconds = Math.round((performance.now() - began) / 100) / 10;
	if (execution.status !== 'success') throw new Error(`The example failed: ${execution.error ?? execution.status}`);
	return { ...balance(emulator, expected), seconds };
}
