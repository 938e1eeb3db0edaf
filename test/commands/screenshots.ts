/**
 * `npm run screenshots`: the pictures of the README, `docs/images/*.png`, from a real n8n and the emulator.
 * `npm run screenshots -- --panels [text]`: a picture of every operation's panel under `.artefacts/panels`, or of those whose
 * node and resource hold the text.
 */
import { parseArgs } from 'node:util';
import { startEmulator } from '../emulator';
import type { Emulator } from '../emulator';
import { picturePanels } from '../n8n/editor/panels';
import { pictureReadme } from '../n8n/editor/readmePictures';
import { startN8n } from '../n8n/instance';
import type { N8n } from '../n8n/instance';
import { prepared } from '../n8n/prepared';
import { exampleContent } from './example';
import { orSay, say } from './say';

const { values, positionals } = parseArgs({ options: { panels: { type: 'boolean' } }, allowPositionals: true });

void orSay(async () => {
	await prepared();
	const emulator = await startEmulator();
	try {
		say('Starting n8n …');
		const n8n = await startN8n(await exampleContent(emulator));
		await picture(n8n, emulator).finally(() => n8n.stop());
	} finally {
		await emulator.stop();
	}
});

async function picture(n8n: N8n, emulator: Emulator): Promise<void> {
	const text = positionals[0] ?? '';
	const files = await (values.panels === true ? picturePanels(n8n, emulator, text) : pictureReadme(n8n));
	process.stdout.write(`${files.join('\n')}\n`);
}
