/**
 * The time that one execution may spend waiting before it asks again, shared by all its items. Items that wait side by side
 * spend a second once; taking is one synchronous step, so what is left can never be spent twice.
 */
export class Budget {
	#leftMs: number;
	#paidUntil = Number.NEGATIVE_INFINITY;

	/** @param totalMs default 120,000 */
	constructor(totalMs = 120_000) {
		this.#leftMs = totalMs;
	}

	/** The longest wait from `now` (ms since 1970) that is still allowed, in ms. */
	allowedMs(now: number): number {
		return this.#leftMs + Math.max(0, this.#paidUntil - now);
	}

	/** Pays for a wait of `ms` from `now` and says `true`, or pays nothing and says `false` when it is not allowed. */
	take(now: number, ms: number): boolean {
		if (ms > this.allowedMs(now)) return false;
		const until = now + ms;
		this.#leftMs -= Math.max(0, until - Math.max(now, this.#paidUntil));
		this.#paidUntil = Math.max(this.#paidUntil, until);
		return true;
	}
}
