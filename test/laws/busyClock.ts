import { setImmediate as turn } from 'node:timers/promises';

import type { Clock } from '../../nodes/shared/client/clock';

/** A clock on which every wait is over at the next turn of the event loop, so that a life of hours takes no time. */
export function busyClock(start = Date.UTC(2026, 10, 22, 12)): Clock {
	let now = start;
	return {
		now: () => now,
		async sleep(ms, signal) {
			signal?.throwIfAborted();
			now += ms;
			await turn();
			signal?.throwIfAborted();
		},
	};
}
