const EVERY_MS = 5;

/**
 * The most memory that JavaScript held during `work` (heap and buffers, garbage that was not collected yet included), in bytes
 * above what it held before. The process runs with `--expose-gc`.
 */
export async function highest(work: () => Promise<void>): Promise<number> {
	const held = (): number => {
		const { heapUsed, external } = process.memoryUsage();
		return heapUsed + external;
	};
	globalThis.gc?.();
	const before = held();
	let most = before;
	const sample = (): void => {
		most = Math.max(most, held());
	};
	const timer = setInterval(sample, EVERY_MS);
	try {
		await work();
		sample();
	} finally {
		clearInterval(timer);
	}
	return most - before;
}
