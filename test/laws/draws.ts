/** How often a law is tried, and with which seed; both can be given, so that a counterexample can be run again. */
import fc from 'fast-check';

/** `LAW_SEED` from the environment, else one that differs from run to run; fast-check names it in a counterexample. */
export function seedOf(): number {
	return Number(process.env['LAW_SEED'] ?? Date.now() % 2 ** 31);
}

/** fast-check's assert with `LAW_RUNS` draws, `usual` where the environment names none, and the seed printed. */
export async function hold<T>(property: fc.IAsyncPropertyWithHooks<T>, usual: number): Promise<void> {
	const seed = seedOf();
	const numRuns = Number(process.env['LAW_RUNS'] ?? usual);
	process.stderr.write(`laws: ${numRuns} runs with LAW_SEED=${seed}\n`);
	await fc.assert(property, { seed, numRuns });
}
