import { setTimeout as sleepFor } from 'node:timers/promises';

/** Time as the client sees it; replaced in tests so that none of them sleeps. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Resolves after `ms`; rejects with the signal's own reason as soon as it is aborted. */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The one place where this package really sleeps. */
export const systemClock: Clock = {
	now: () => Date.now(),
	async sleep(ms, signal) {
		signal?.throwIfAborted();
		try {
			await sleepFor(ms, undefined, signal ? { signal } : {});
		} catch {
			// Only the signal ends it early, with an error of its own that hides the reason.
			signal?.throwIfAborted();
		}
	},
};

/** Gives a number from 0 (inclusive) to 1 (exclusive), like `Math.random`. */
export type Dice = () => number;
