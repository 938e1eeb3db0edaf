import type { Api } from './client/api';
import { perExecution } from './perExecution';

const turnsIn = perExecution<Promise<unknown>>();

/**
 * Runs `work` once everything that this execution does to the same `thing` is over: what is read, changed and written back must not be
 * written by another input item in between.
 */
export async function inTurn<T>(api: Api, thing: string, work: () => Promise<T>): Promise<T> {
	const turns = turnsIn(api);
	const turn = (turns.get(thing) ?? Promise.resolve()).then(work, work);
	turns.set(thing, turn);
	return await turn;
}

/**
 * Makes changes in turn that `what` tells whole. Of two in a row that are alike the second is not made: it has the reply of the
 * first, unless that failed.
 */
export function changes<T>(): (api: Api, thing: string, what: string, make: () => Promise<T>) => Promise<T> {
	const madeIn = perExecution<{ readonly what: string; readonly reply: T }>();
	return async (api, thing, what, make) =>
		await inTurn(api, thing, async () => {
			const made = madeIn(api);
			const before = made.get(thing);
			if (before?.what === what) return before.reply;
			made.delete(thing);
			const reply = await make();
			made.set(thing, { what, reply });
			return reply;
		});
}
