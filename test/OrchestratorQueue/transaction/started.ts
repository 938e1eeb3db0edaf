import { start } from '../../../nodes/OrchestratorQueue/transaction/start';
import type { Emulator } from '../../emulator';
import { idIn, queueNamed, runAlone } from '../runQueue';

/** The id of an item of `Invoices` that a robot has just been handed; the journal does not tell of it. */
export async function started(emulator: Emulator): Promise<string> {
	const { robotToken: token } = emulator.credentials;
	const id = idIn(await runAlone(emulator, start, queueNamed('Invoices'), { token }));
	emulator.journal.clear();
	return id;
}
