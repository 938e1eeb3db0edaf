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
