/** How long to wait before the next read: not at all while there is more, then longer and longer up to a bound. */
export interface PaceBounds {
	/** First and longest wait in ms. */
	readonly from: number;
	readonly to: number;
}

export class Pace {
	#next: number;

	constructor(private readonly bounds: PaceBounds) {
		this.#next = bounds.from;
	}

	/** Something moved: the next wait is short again. */
	reset(): void {
		this.#next = this.bounds.from;
	}

	/** The wait for now, in ms; the one after it is twice as long, up to the bound. */
	step(): number {
		const wait = this.#next;
		this.#next = Math.min(this.bounds.to, wait * 2);
		return wait;
	}
}
