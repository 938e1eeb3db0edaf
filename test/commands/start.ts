/**
 * `npm start`: the emulator and a real n8n with the package, the examples and a credential; runs the example once, says what
 * happened and where to look, and stays until Ctrl-C. Then nothing is left running.
 */
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator/emulator';
import { startN8n } from '../n8n/instance';
import type { N8n } from '../n8n/instance';
import { prepared } from '../n8n/prepared';
import { exampleContent } from './example';
import { runExample } from './runExample';
import type { Summary } from './runExample';
import { orSay, say } from './say';

/** Replaced when there is something to end in good order; until then, what runs ends with this process. */
let stop = (): Promise<void> => Promise.resolve();
let stopping = false;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
	process.on(signal, () => {
		if (stopping) return;
		stopping = true;
		say('Stopping …');
		void stop().finally(() => process.exit(0));
	});
}

void orSay(async () => {
	await prepared();
	const emulator = await startEmulator();
	try {
		await start(emulator);
	} catch (error) {
		await stop();
		await emulator.stop();
		throw error;
	}
});

async function start(emulator: Emulator): Promise<void> {
	say('Starting n8n with the package, the credential and the examples …');
	const n8n = await startN8n(await exampleContent(emulator));
	stop = async () => {
		await n8n.stop();
		await emulator.stop();
	};
	say('Running the example once …');
	tell(await runExample(emulator, n8n.home), n8n, emulator);
}

function tell({ comments, queueItems, skipped, lost, doubled, seconds }: Summary, n8n: N8n, emulator: Emulator): void {
	const lines = [
		'',
		`In ${seconds} s the example read ${comments} comments from a stream, put ${queueItems} into a queue and skipped ${skipped}.`,
		`Lost: ${lost}. Doubled: ${doubled}.`,
		'',
		`The editor     ${n8n.url}`,
		`  log in with  ${n8n.owner.email}  ${n8n.owner.password}`,
		`The emulator   ${emulator.origin}`,
		'',
		'Ctrl-C ends both.',
		'',
	];
	process.stdout.write(lines.join('\n'));
}
