/** UiPath as a local server, for tests in this process; `cli.ts` starts the same from a shell. */
import { communicationsMining, type CommunicationsMining, type SeedName } from './communicationsMining';
import { serve, type Emulator as Running, type StartOptions } from './emulator';
import { orchestrator, type Orchestrator } from './orchestrator';

export type { Fault, FaultAction } from './faultScript';
export type { JournalEntry } from './journal';
export type { SeedName } from './communicationsMining';
export { seeds } from './communicationsMining/seed';

/** How to start, and how much Communications Mining begins with. */
export interface EmulatorOptions extends StartOptions {
	readonly seed?: SeedName;
}

/** A running emulator with both services; `services` are live, so that a test may arrange their state directly. */
export type Emulator = Running<{
	readonly communicationsMining: CommunicationsMining;
	readonly orchestrator: Orchestrator;
}>;

/** Starts an emulator on free ports of 127.0.0.1; to be stopped with `stop`. */
export async function startEmulator({ seed = 'standard', ...options }: EmulatorOptions = {}): Promise<Emulator> {
	return await serve({ communicationsMining: communicationsMining({ seed }), orchestrator: orchestrator() }, options);
}
