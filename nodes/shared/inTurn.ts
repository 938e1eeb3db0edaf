import type { Api } from './client/api';

/** An execution has one `Api`, so what hangs on it lives exactly as long as the execution. */
const last = new WeakMap<Api, Map<string, Promise<unknown>>>();

/**
 * Runs `work` once everything that this execution does to the same `thing` is over: what is read, changed and written back must not be
 * written by another input item in between.
 */
export async function inTurn<T>(api: Api, thing: string, work: () => Promise<T>): Promise<T> {
	const turns = last.get(api) ?? new Map<string, Promise<unknown>>();
	last.set(api, turns);
	const turn = (turns.get(thing) ?? Promise.resolve()).then(work, work);
	turns.set(thing, turn);
	return await turn;
}

/**
 * Makes changes in turn that `what` tells whole. Of two in a row that are alike the second is not made: it has the reply of the
 * first, unless that failed.
 */
export function changes<T>(): (api: Api, thing: string, what: string, make: () => Promise<T>) => Promise<T> {
	const latest = new WeakMap<Api, Map<string, { readonly what: string; readonly reply: T }>>();
	return async (api, thing, what, make) =>
		await inTurn(api, thing, async () => {
			const made = latest.get(api) ?? new Map<string, { readonly what: string; readonly reply: T }>();
			latest.set(api, made);
			const before = made.get(thing);
			if (before?.what === what) return before.reply;
			made.delete(thing);
			const reply = await make();
			made.set(thing, { what, reply });
			return reply;
		});
}
