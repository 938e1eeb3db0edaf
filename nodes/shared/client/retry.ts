import type { Effect } from '../wire/request';
import type { Dice } from './clock';
import type { FailureFacts } from './failure';

export const ATTEMPTS = 4;
const BASE_MS = 500;
const CAP_MS = 20_000;

/** What happened so far, and what may still be spent. */
export interface Situation {
	readonly effect: Effect;
	readonly facts: FailureFacts;
	/** The attempt that failed, counted from 1. */
	readonly attempt: number;
	/** The longest wait that the budget still allows, in ms. */
	readonly allowedMs: number;
	readonly dice: Dice;
}

/** Either wait so many ms and send the same request again, or stop because of the outcome, the attempts or the budget. */
export type Decision = { readonly wait: number } | { readonly stop: 'outcome' | 'attempts' | 'budget' };

/** Whether to send the same request again after a failed attempt; pure, so that it can be read and tested as a table. */
export function decide({ effect, facts, attempt, allowedMs, dice }: Situation): Decision {
	if (!mayRepeat(effect, facts)) return { stop: 'outcome' };
	if (attempt >= ATTEMPTS) return { stop: 'attempts' };
	const wait = waitFor(facts.retryAfterMs, attempt, allowedMs, dice);
	return wait <= allowedMs ? { wait } : { stop: 'budget' };
}

function mayRepeat(effect: Effect, { outcome, reason, retryAfterMs }: FailureFacts): boolean {
	if (reason === 'unexpected reply' || reason === 'reply too large') return false;
	switch (outcome) {
		case 'unsent':
		case 'throttled':
			return true;
		case 'unavailable':
			return effect !== 'adds' || retryAfterMs !== undefined;
		case 'unknown':
			return effect !== 'adds';
		case 'refused':
			return false;
	}
}

/** Full jitter; what the server asked for is a floor, spread by up to the base so that items do not return all at once. */
function waitFor(floorMs: number | undefined, attempt: number, allowedMs: number, dice: Dice): number {
	if (floorMs === undefined) return Math.round(dice() * Math.min(CAP_MS, BASE_MS * 2 ** (attempt - 1)));
	if (floorMs > allowedMs) return floorMs;
	return Math.min(allowedMs, floorMs + Math.round(dice() * BASE_MS));
}
