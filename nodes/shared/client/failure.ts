import type { Effect } from '../wire/request';
import { describeFailure } from './describe';

/**
 * What became of one attempt. `unsent`: UiPath never got it. `refused`: UiPath said no, nothing was done. `throttled` and
 * `unavailable`: UiPath could not do it now. `unknown`: it may or may not have been done.
 */
export type OutcomeKind = 'refused' | 'throttled' | 'unavailable' | 'unsent' | 'unknown';

/** Why, where the status alone does not say it. */
export type FailureReason =
	| 'address not allowed'
	| 'certificate'
	| 'connection'
	| 'file too short'
	| 'link not allowed'
	| 'proxy'
	| 'redirect'
	| 'reply too large'
	| 'timeout'
	| 'token'
	| 'unexpected reply'
	| 'unreadable reply'
	| 'web page';

/** The facts of a failure; none of them holds a token, a secret, a header or a body. */
export interface FailureFacts {
	readonly outcome: OutcomeKind;
	readonly reason?: FailureReason;
	readonly status?: number;
	/** UiPath's own number, e.g. 1016 for a duplicate reference (UiPath API catalogue, errorCode). */
	readonly errorCode?: number;
	readonly traceId?: string;
	/** UiPath's own words, at most 300 characters, on one line. */
	readonly uiPathMessage?: string;
	/** How long UiPath asked to wait, in ms. */
	readonly retryAfterMs?: number;
	/** When UiPath asked to come back, in ms since 1970; set where that is later than this execution can wait. */
	readonly retryAt?: number;
	/** Host name, place in the reply or system error code that the reason is about; never an address or a value. */
	readonly detail?: string;
	/** What to do about it where the operation knows better than the general advice. */
	readonly advice?: string;
	/** What became of the change after which this was to be read. */
	readonly earlier?: 'done' | 'unknown';
}

/** How far a request got. */
export interface FailureContext {
	readonly effect: Effect;
	/** Method and route without query, e.g. `GET /odata/QueueItems(5)`; at most 200 characters. */
	readonly route: string;
	readonly attempts: number;
	/** The request, in this or an earlier attempt, may have been applied. */
	readonly doubtful: boolean;
}

/**
 * A request that failed for good. Holds plain facts only and no `cause`, so that printing or serialising it shows no token,
 * secret, header or body.
 */
export class RequestFailure extends Error implements FailureFacts, FailureContext {
	declare readonly outcome: OutcomeKind;
	declare readonly reason?: FailureReason;
	declare readonly status?: number;
	declare readonly errorCode?: number;
	declare readonly traceId?: string;
	declare readonly uiPathMessage?: string;
	declare readonly retryAfterMs?: number;
	declare readonly retryAt?: number;
	declare readonly detail?: string;
	declare readonly advice?: string;
	declare readonly earlier?: 'done' | 'unknown';
	declare readonly effect: Effect;
	declare readonly route: string;
	declare readonly attempts: number;
	declare readonly doubtful: boolean;

	constructor(facts: FailureFacts, context: FailureContext) {
		super(describeFailure({ ...facts, ...context }).message);
		Object.assign(this, facts, context);
		this.name = 'RequestFailure';
	}
}

/** The same failure with the advice of the operation, which knows better than the general one. */
export function advised(failure: RequestFailure, advice: string): RequestFailure {
	return withMore(failure, { advice });
}

/** The failure of reading after a change, told with what became of the change. */
export function afterChange(failure: RequestFailure, earlier: 'done' | 'unknown'): RequestFailure {
	return withMore(failure, { earlier });
}

function withMore(failure: RequestFailure, more: Pick<FailureFacts, 'advice' | 'earlier'>): RequestFailure {
	const { effect, route, attempts, doubtful } = failure;
	return new RequestFailure(Object.assign({}, failure, more), { effect, route, attempts, doubtful });
}
