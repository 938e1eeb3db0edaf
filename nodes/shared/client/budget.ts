/**
 * The time that one execution may spend waiting before it asks again, shared by all its items. Taking from it is a single
 * synchronous step, so items that run side by side never spend the same second twice.
 */
export class Budget {
	#leftMs: number;

	/** @param totalMs default 120,000 */
	constructor(totalMs = 120_000) {
		this.#leftMs = totalMs;
	}

	get leftMs(): number {
		return this.#leftMs;
	}

	/** Takes `ms` and says `true`, or takes nothing and says `false` when that much is not left. */
	take(ms: number): boolean {
		if (ms > this.#leftMs) return false;
		this.#leftMs -= ms;
		return true;
	}
}
