import type { Emulator, EmulatorOptions } from './emulator';
import { startEmulator } from './emulator';

/** An emulator for the tests of one file, as new for each of them, and reached without a proxy. */
export function emulated(options?: EmulatorOptions): { readonly emulator: Emulator } {
	let running: Emulator | undefined;
	const held = {
		get emulator(): Emulator {
			if (running === undefined) throw new Error('The emulator runs within tests only');
			return running;
		},
	};
	beforeAll(async () => {
		process.env['no_proxy'] = '*';
		running = await startEmulator(options);
	});
	beforeEach(() => {
		held.emulator.reset();
	});
	afterAll(async () => {
		await held.emulator.stop();
	});
	return held;
}
