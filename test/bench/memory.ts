const EVERY_MS = 5;

/** Bytes above what was held before, garbage that was not collected yet included. */
export interface Peak {
	readonly heap: number;
	/** The heap, and what lies outside of it: buffers and very long texts. */
	readonly all: number;
}

/** The most memory that JavaScript held during `work`. The process runs with `--expose-gc`. */
export async function highest(work: () => Promise<void>): Promise<Peak> {
	globalThis.gc?.();
	const before = process.memoryUsage();
	const most = { heap: 0, all: 0 };
	const sample = (): void => {
		const { heapUsed, external } = process.memoryUsage();
		const heap = heapUsed - before.heapUsed;
		most.heap = Math.max(most.heap, heap);
		most.all = Math.max(most.all, heap + external - before.external);
	};
	const timer = setInterval(sample, EVERY_MS);
	try {
		await work();
		sample();
	} finally {
		clearInterval(timer);
	}
	return most;
}
