import type { Clock } from '../../../nodes/shared/client/clock';

/** A clock that moves only by sleeping, at once; `slept` lists every wait in ms. */
export interface TestClock extends Clock {
	readonly slept: number[];
	advance(ms: number): void;
}

export function testClock(start = Date.UTC(2026, 10, 22, 12)): TestClock {
	let now = start;
	const slept: number[] = [];
	return {
		slept,
		now: () => now,
		advance(ms) {
			now += ms;
		},
		async sleep(ms, signal) {
			signal?.throwIfAborted();
			slept.push(ms);
			now += ms;
		},
	};
}
