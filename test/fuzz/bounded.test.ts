import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';

import { fuzzed } from './bounded';

const MS = 500;

/** Short runs, and then one that goes on for a while after time is up and ends as `last` does. */
function withLongLast(last: () => void): () => Promise<void> {
	let runs = 0;
	return async () => {
		runs += 1;
		if (runs <= 30) return;
		await pause(2 * MS);
		last();
	};
}

it('ends when its last run has ended, though time was up before', async () => {
	let ended = false;
	await fuzzed(fc.nat(), withLongLast(() => { ended = true; }), MS);
	expect(ended).toBe(true);
});

it('fails where its last run fails, though time was up before', async () => {
	const failing = fuzzed(fc.nat(), withLongLast(() => { throw new Error('too late'); }), MS);
	await expect(failing).rejects.toThrow('too late');
});
