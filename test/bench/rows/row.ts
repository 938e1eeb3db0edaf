import type { World } from '../world';

/** One piece of work, done by the nodes in n8n's engine and by a bare loop over undici. Both give back ms. */
export interface EngineRow {
	readonly size: number;
	/** Brings the emulator to where the row begins. */
	prepare?(world: World, size: number): Promise<void>;
	/** Before each measurement, outside of it. */
	before?(world: World, size: number): Promise<void>;
	ours(world: World, size: number): Promise<number>;
	floor(world: World, size: number): Promise<number>;
}

/** How long `work` takes, in ms. */
export async function timed(work: () => Promise<void>): Promise<number> {
	const began = performance.now();
	await work();
	return performance.now() - began;
}

/** A measurement that did something else than it should have measures nothing. @throws when the numbers differ */
export function expectCount(found: number, expected: number): void {
	if (found !== expected) throw new Error(`${found} items were handled instead of ${expected}; nothing was measured.`);
}

export function locator(mode: string, value: string) {
	return { __rl: true, mode, value };
}
