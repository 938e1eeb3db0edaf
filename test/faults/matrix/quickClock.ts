/**
 * Stands in for the package's clock where whole nodes run in n8n's engine: nodes take the system's, so it is replaced as a
 * module. It is the one thing that the package asks to be given (see `Clock`), and nothing that these tests are about; all
 * else, sockets included, is real. Waits are over at the next turn of the event loop and are written down.
 */
import { setImmediate as turn } from 'node:timers/promises';

import type { Clock } from '../../../nodes/shared/client/clock';

let ahead = 0;

/** How long each wait since the last `forgetWaits` was, in ms. */
export const waits: number[] = [];

export function forgetWaits(): void {
	waits.length = 0;
}

export const systemClock: Clock = {
	now: () => Date.now() + ahead,
	async sleep(ms, signal) {
		signal?.throwIfAborted();
		waits.push(ms);
		ahead += ms;
		await turn();
		signal?.throwIfAborted();
	},
};
