import type { Effect } from '../wire/request';
import type { Host } from './api';
import type { Budget } from './budget';
import type { Clock, Dice } from './clock';
import type { FailureContext, FailureFacts } from './failure';
import { RequestFailure } from './failure';
import { decide } from './retry';

/** What repeating needs from its surroundings; clock and dice are given so that tests decide them. */
export interface Surroundings {
	readonly host: Host;
	readonly clock: Clock;
	readonly dice: Dice;
	readonly budget: Budget;
}

/** What is repeated. `route`: method and path without query. */
export interface Task<T> {
	readonly effect: Effect;
	readonly route: string;
	/** One attempt; `doubtful`: an earlier one may have been applied. */
	once(doubtful: boolean): Promise<{ readonly value: T } | { readonly failure: FailureFacts }>;
}

/**
 * Runs `task` until it succeeds or the decision of retry.ts is to stop.
 * @throws RequestFailure, or the signal's own reason when the execution is cancelled.
 */
export async function repeated<T>(task: Task<T>, { host, clock, dice, budget }: Surroundings): Promise<T> {
	const { effect } = task;
	const route = task.route.slice(0, 200);
	let doubtful = false;
	for (let attempt = 1; ; attempt += 1) {
		host.signal?.throwIfAborted();
		const result = await task.once(doubtful).catch((error: unknown) => {
			throw inContext(error, { effect, route, attempts: attempt, doubtful });
		});
		if ('value' in result) return result.value;
		const facts = result.failure;
		doubtful ||= mayHaveBeenDone(effect, facts);
		const now = clock.now();
		const decision = decide({ effect, facts, attempt, allowedMs: budget.allowedMs(now), dice });
		if ('stop' in decision || !budget.take(now, decision.wait)) {
			throw new RequestFailure({ ...facts, ...retryAt(facts, now) }, { effect, route, attempts: attempt, doubtful });
		}
		host.logger?.debug(`UiPath: ${route} ended ${nameOf(facts)}; attempt ${attempt + 1} follows in ${decision.wait} ms`);
		await clock.sleep(decision.wait, host.signal);
	}
}

/** A failure of what had to come first, the token, told as this task's: whatever became of that, our request was not sent. */
function inContext(error: unknown, context: FailureContext): unknown {
	if (!(error instanceof RequestFailure)) return error;
	const outcome = error.outcome === 'unknown' ? 'unsent' : error.outcome;
	return new RequestFailure(Object.assign({}, error, { outcome }), context);
}

/** Whether the server may have applied a request that ended so; a page from a gateway says nothing about what is behind it. */
function mayHaveBeenDone(effect: Effect, { outcome, reason, status, retryAfterMs }: FailureFacts): boolean {
	if (effect === 'reads') return false;
	if (outcome === 'unknown') return true;
	if (outcome === 'unavailable') return retryAfterMs === undefined;
	return reason === 'web page' && status !== undefined && (status < 300 || status >= 500);
}

function retryAt({ retryAfterMs }: FailureFacts, now: number): { retryAt?: number } {
	return retryAfterMs === undefined ? {} : { retryAt: now + retryAfterMs };
}

function nameOf({ outcome, reason, status }: FailureFacts): string {
	return [outcome, reason, status].filter((part) => part !== undefined).join(' ');
}
