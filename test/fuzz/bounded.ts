/** Runs a property for as long as there is time, and watches over what no run of it may do to this process. */
import fc from 'fast-check';

import { seedOf } from '../laws/draws';

/** In ms; a fuzz test goes on for as long as this, or for `FUZZ_MS`. */
const USUAL_MS = 15_000;

/** The longest that a single run may take, in ms; far more than it does, on a machine that is busy with other things. */
const MOST_MS_A_RUN = 20_000;

/**
 * Draws and runs for `ms`, and ends when the last run has ended.
 * @throws with the counterexample and its seed; also where a promise was rejected that nobody waited for.
 */
export async function fuzzed<T>(
	arbitrary: fc.Arbitrary<T>,
	run: (drawn: T) => Promise<void>,
	ms = Number(process.env['FUZZ_MS'] ?? USUAL_MS),
): Promise<void> {
	const rejections: unknown[] = [];
	const note = (reason: unknown) => rejections.push(reason);
	process.on('unhandledRejection', note);
	const seed = seedOf();
	let runs = 0;
	let underWay: Promise<void> = Promise.resolve();
	const before = Object.getOwnPropertyNames(Object.prototype).join();
	const watched = async (drawn: T): Promise<void> => {
		runs += 1;
		await run(drawn);
		expect(rejections).toEqual([]);
		expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(before);
	};
	const property = fc.asyncProperty(arbitrary, async (drawn) => {
		underWay = watched(drawn);
		await underWay;
	});
	try {
		await fc.assert(property, {
			seed,
			numRuns: 1_000_000,
			timeout: MOST_MS_A_RUN,
			interruptAfterTimeLimit: ms,
			markInterruptAsFailure: false,
		});
		// When time is up, fast-check waits no longer for the run under way; it would go on after what it runs on is gone.
		await underWay;
	} finally {
		process.off('unhandledRejection', note);
		process.stderr.write(`fuzz: ${runs} runs with LAW_SEED=${seed}\n`);
	}
	expect(runs).toBeGreaterThan(20);
}
