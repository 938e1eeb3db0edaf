/** Whether a measured quantity stays where it is. */

/** A value at a time, in minutes. */
export interface Sample {
	readonly minute: number;
	readonly value: number;
}

export interface Flatness {
	/** Mean of the samples. */
	readonly mean: number;
	/** Growth per minute: the slope of the straight line that fits the samples best. */
	readonly slope: number;
	/** How much of it is allowed. */
	readonly bound: number;
	readonly flat: boolean;
}

/**
 * Judges samples taken after warm-up.
 *
 * @param leak what a minute may add at most
 * @param noise by how much a single sample may be off; over a short time the slope may be that steep without a leak
 * @throws where there are fewer than two samples
 */
export function flatness(samples: readonly Sample[], leak: number, noise: number): Flatness {
	const first = samples[0];
	const last = samples.at(-1);
	if (first === undefined || last === undefined || first === last) throw new Error('There is too little to tell a slope from.');
	const minute = meanOf(samples.map((sample) => sample.minute));
	const mean = meanOf(samples.map(({ value }) => value));
	let product = 0;
	let square = 0;
	for (const sample of samples) {
		product += (sample.minute - minute) * (sample.value - mean);
		square += (sample.minute - minute) ** 2;
	}
	const slope = product / square;
	const bound = Math.max(leak, noise / (last.minute - first.minute));
	return { mean: rounded(mean), slope: rounded(slope), bound: rounded(bound), flat: slope <= bound };
}

function meanOf(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function rounded(value: number): number {
	return Math.round(value * 1000) / 1000;
}
