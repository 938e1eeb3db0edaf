/** Reproducible choices: the same seed gives the same numbers on every machine (a xorshift generator of 32 bits). */
export class Random {
	private word: number;

	constructor(seed: number) {
		this.word = Math.imul(seed + 1, 0x9e3779b1) || 1;
		this.integer(2);
	}

	/** From 0 up to but without `below`. */
	integer(below: number): number {
		this.word ^= this.word << 13;
		this.word ^= this.word >>> 17;
		this.word ^= this.word << 5;
		return (this.word >>> 0) % below;
	}

	/** One of a list that is not empty. */
	pick<T>(list: readonly T[]): T {
		const item = list[this.integer(list.length)];
		if (item === undefined) throw new Error('nothing to pick from');
		return item;
	}

	/** True in `percent` of 100 cases. */
	chance(percent: number): boolean {
		return this.integer(100) < percent;
	}
}
