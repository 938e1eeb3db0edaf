/** Runs an operation while something goes wrong, and judges how it ended. */
import type { Emulator, FaultAction } from '../../emulator';
import type { Finished } from '../../engine/runWorkflow';
import type { PlacedOperation } from '../../operations/everyOperation';
import { arranged, NODE, ran } from '../../operations/runSample';
import { forgetWaits, waits } from './quickClock';
import { expectNoSecret } from './secrets';
import { blotted, callsTo, stateOf, tokenRequests, usualOf } from './usual';
import type { Target, Usual } from './usual';

/**
 * How an operation may end: with the same items and the same state as ever; with a word that nobody knows whether it was
 * done; with an error and nothing done by the request that failed.
 */
export type End = 'as ever' | 'unknown' | 'refused';

export interface Attack {
	readonly action: FaultAction;
	/** How many requests in a row it hits; all of them without it. */
	readonly times?: number;
	readonly when?: 'before' | 'after';
	readonly end: End;
	/** How often the request that goes wrong is sent before the operation gives up; 1 without it. */
	readonly attempts?: number;
	/** What the error says. */
	readonly says?: RegExp;
	/** The least that is waited in all, in ms. */
	readonly waits?: number;
}

/** A run under attack, for rows that look at more than how it ended. */
export interface Aftermath {
	readonly finished: Finished;
	readonly usual: Usual;
	/** How often the attacked request arrived. */
	readonly arrived: number;
	readonly tokenRequests: number;
}

/** Runs `placed` with the fault on its request `target` and holds the end against what was expected. */
export async function attacked(
	emulator: Emulator,
	placed: PlacedOperation,
	target: Target,
	attack: Attack,
): Promise<Aftermath> {
	const usual = await usualOf(emulator, placed);
	const ready = await arranged(emulator, placed);
	const { action, times, when, end } = attack;
	emulator.faults.set([{ route: target.route, do: action, ...(times && { times }), ...(when && { when }) }]);
	forgetWaits();
	const finished = await ran(placed, ready);
	const calls = callsTo(emulator);
	const arrived = calls.filter(({ route }) => route === target.route).length;
	const told = { end: endOf(finished), error: textOf(finished) };
	if (end === 'as ever') {
		const repeats = attack.attempts ?? times ?? 0;
		// What is asked until it is ready may be ready sooner where an answer was lost.
		const fewest = target.effect === 'reads' ? 1 + repeats : target.times + repeats;
		expect(told).toEqual({ end, error: '' });
		expect(arrived).toBeGreaterThanOrEqual(fewest);
		expect(arrived).toBeLessThanOrEqual(target.times + repeats);
		expect(blotted(finished.items(NODE))).toBe(usual.output);
		expect(stateOf(emulator)).toBe(usual.after);
	} else {
		// What is read after a change may leave it unknown whether the change is what was wanted.
		const readsAfterwards = target.effect === 'reads' && placed.operation.effect !== 'reads';
		expect(readsAfterwards ? [end, 'unknown'] : [end]).toContain(told.end);
		expect(told.error).toMatch(attack.says ?? /./);
		const attempts = attack.attempts ?? 1;
		expect(arrived).toBeGreaterThanOrEqual(attempts);
		expect(arrived).toBeLessThanOrEqual(halves(placed, attack) ? MOST_HALVES : attempts);
		expectNothingDone(stateOf(emulator), usual, attack, target);
	}
	expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(attack.waits ?? 0);
	expectCleanEnd(emulator, finished);
	return { finished, usual, arrived, tokenRequests: tokenRequests(emulator) };
}

/** Two items, refused as one request, are sent one by one to find out which is to blame. */
const MOST_HALVES = 3;

function halves({ operation }: PlacedOperation, { action }: Attack): boolean {
	const takesAll = operation.kind === 'composed' && operation.takes === 'all items';
	return takesAll && [400, 413, 414].includes(action.answer?.status ?? 0);
}

function expectNothingDone(state: string, usual: Usual, { when }: Attack, { effect }: Target): void {
	if (effect === 'reads') return;
	expect(state).toBe(when === 'after' ? usual.after : usual.before);
}

function endOf(finished: Finished): End {
	const { error } = finished;
	if (error === undefined) return 'as ever';
	return /unknown whether|may have been|may or may not/.test(error.message) ? 'unknown' : 'refused';
}

function textOf({ error }: Finished): string {
	return error === undefined ? '' : `${error.message} | ${error.description ?? ''}`;
}

/** I5, I8 and N24: bounded words, no secret, no crash, and no item that looks like a failed one. */
export function expectCleanEnd(emulator: Emulator, finished: Finished): void {
	const { error } = finished;
	expect(error?.message.length ?? 0).toBeLessThanOrEqual(500);
	expect(error?.description?.length ?? 0).toBeLessThanOrEqual(500);
	expect(error?.message ?? '').not.toMatch(/is not a function|is not iterable|Cannot (?:read|convert|set)|undefined|\[object/);
	expectNoSecret(emulator, finished);
	for (const json of finished.json(NODE)) expect(Object.keys(json)).not.toContain('error');
}
