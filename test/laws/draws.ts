/** How often a law is tried, and with which seed; both can be given, so that a counterexample can be run again. */
import fc from 'fast-check';

/** `LAW_RUNS` and `LAW_SEED` from the environment; the seed is printed where none is given. */
export function draws(usual: number): { readonly seed: number; readonly numRuns: number } {
	const seed = Number(process.env['LAW_SEED'] ?? Date.now() % 2 ** 31);
	const numRuns = Number(process.env['LAW_RUNS'] ?? usual);
	process.stderr.write(`laws: ${numRuns} runs with LAW_SEED=${seed}\n`);
	return { seed, numRuns };
}

/** fast-check's assert with those draws. */
export async function hold<T>(property: fc.IAsyncPropertyWithHooks<T>, usual: number): Promise<void> {
	await fc.assert(property, draws(usual));
}
