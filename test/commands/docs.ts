/** `npm run docs`: writes the page of every node, `docs/<node>.md`, from the node itself. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from '../documentation/pages';

for (const { file, text } of pages()) {
	writeFileSync(join(__dirname, '..', '..', file), text);
	process.stdout.write(`${file}\n`);
}
