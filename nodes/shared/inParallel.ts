/**
 * `work` for every entry, at most `width` at the same time, results in the order of the entries. Once a result
 * satisfies `stop`, no further entry is started; the places of those never started hold `undefined`. When `work`
 * rejects, nothing further is started, what is under way is awaited, and a rejection is thrown.
 */
export async function inParallel<E, R>(
	entries: readonly E[],
	width: number,
	work: (entry: E, index: number) => Promise<R>,
	stop: (result: R) => boolean = () => false,
): Promise<ReadonlyArray<R | undefined>> {
	const results = new Array<R | undefined>(entries.length).fill(undefined);
	let next = 0;
	let stopped = false;
	const worker = async (): Promise<void> => {
		for (let index = next++; index < entries.length && !stopped; index = next++) {
			const entry = entries[index];
			if (entry === undefined) continue;
			let succeeded = false;
			try {
				const result = await work(entry, index);
				results[index] = result;
				succeeded = !stop(result);
			} finally {
				stopped ||= !succeeded;
			}
		}
	};
	const workers = Array.from({ length: Math.min(width, entries.length) }, worker);
	const ends = await Promise.allSettled(workers);
	for (const end of ends) if (end.status === 'rejected') throw end.reason;
	return results;
}
