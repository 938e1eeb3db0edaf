/** What the middle of a few measurements is, and how far they lie apart. */

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((one, other) => one - other);
	const half = Math.floor(sorted.length / 2);
	const upper = sorted[half] ?? NaN;
	return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

/** A ratio with the smallest and the largest of its pairs. */
export interface Ratio {
	readonly value: number;
	readonly least: number;
	readonly most: number;
}

/** How much more `over` is than `under`, by their medians; the spread is that of the pairs measured one after the other. */
export function ratio(over: readonly number[], under: readonly number[]): Ratio {
	const pairs = over.map((value, index) => value / (under[index] ?? NaN));
	return { value: median(over) / median(under), least: Math.min(...pairs), most: Math.max(...pairs) };
}

/** A measurement that has no pairs. */
export function spread(values: readonly number[]): Ratio {
	return { value: median(values), least: Math.min(...values), most: Math.max(...values) };
}
