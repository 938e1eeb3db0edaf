/**
 * `npm run demo`: the emulator and a real n8n, the example once, headless; the last line is a JSON summary. Exit code 0 when
 * something was done, nothing was lost and nothing doubled.
 */
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator/emulator';
import { createHome } from '../n8n/home';
import { prepared } from '../n8n/prepared';
import { exampleContent } from './example';
import { runExample } from './runExample';
import { orSay, say } from './say';

void orSay(async () => {
	await prepared();
	const emulator = await startEmulator();
	await demo(emulator).finally(() => emulator.stop());
});

async function demo(emulator: Emulator): Promise<void> {
	say('Setting up an n8n with the package, the credential and the example …');
	const home = await createHome(await exampleContent(emulator));
	try {
		say('Running the example once …');
		const summary = await runExample(emulator, home);
		process.stdout.write(`${JSON.stringify(summary)}\n`);
		const { queueItems, lost, doubled } = summary;
		if (lost > 0 || doubled > 0 || queueItems === 0) process.exitCode = 1;
	} finally {
		await home.remove();
	}
}
