/**
 * What became of one attempt. `unsent`: UiPath never got it. `refused`: UiPath said no, nothing was done. `throttled` and
 * `unavailable`: UiPath could not do it now. `unknown`: it may or may not have been done.
 */
export type OutcomeKind = 'refused' | 'throttled' | 'unavailable' | 'unsent' | 'unknown';

/** Why, where the status alone does not say it. */
export type FailureCause =
	| 'address not allowed'
	| 'certificate'
	| 'connection'
	| 'file too short'
	| 'link not allowed'
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
	readonly cause?: FailureCause;
	readonly status?: number;
	/** UiPath's own number, e.g. 1016 for a duplicate reference (UiPath API catalogue, errorCode). */
	readonly errorCode?: number;
	readonly traceId?: string;
	/** UiPath's own words, at most 300 characters, on one line. */
	readonly uiPathMessage?: string;
	/** How long UiPath asked to wait, in ms. */
	readonly retryAfterMs?: number;
	/** Host name, place in the reply or system error code that the cause is about; never an address or a value. */
	readonly detail?: string;
	/** The stop came from the waiting budget or the number of attempts, not from the outcome. */
	readonly exhausted?: boolean;
}

/** How far a request got. */
export interface FailureContext {
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
	readonly outcome: OutcomeKind;
	declare readonly cause?: FailureCause;
	declare readonly status?: number;
	declare readonly errorCode?: number;
	declare readonly traceId?: string;
	declare readonly uiPathMessage?: string;
	declare readonly retryAfterMs?: number;
	declare readonly detail?: string;
	declare readonly exhausted?: boolean;
	readonly route: string;
	readonly attempts: number;
	readonly doubtful: boolean;

	constructor(message: string, facts: FailureFacts, context: FailureContext) {
		super(message);
		this.name = 'RequestFailure';
		this.outcome = facts.outcome;
		this.route = context.route;
		this.attempts = context.attempts;
		this.doubtful = context.doubtful;
		Object.assign(this, facts);
	}
}
