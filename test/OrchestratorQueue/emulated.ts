import type { Emulator } from '../emulator';
import { startEmulator } from '../emulator';

/** An emulator for the tests of one file, fresh for each of them. */
export function emulated(): { readonly emulator: Emulator } {
	let running: Emulator | undefined;
	const held = {
		get emulator(): Emulator {
			if (running === undefined) throw new Error('The emulator runs within tests only');
			return running;
		},
	};
	beforeAll(async () => {
		running = await startEmulator();
	});
	beforeEach(() => {
		held.emulator.reset();
	});
	afterAll(async () => {
		await held.emulator.stop();
	});
	return held;
}
