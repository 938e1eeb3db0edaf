import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { STREAM_TO_QUEUE } from '../../commands/example';
import type { N8n } from '../instance';
import { Editor } from './editor';

const folder = join(__dirname, '..', '..', '..', 'docs', 'images');

/** A picture that is checked in may have this many bytes. */
const limit = 150_000;

/** Takes the pictures of the README, `docs/images/*.png`, from the example. @throws when one is too large */
export async function pictureReadme(n8n: N8n): Promise<readonly string[]> {
	await mkdir(folder, { recursive: true });
	const editor = await Editor.open(n8n, { width: 1440, height: 800 });
	try {
		await editor.workflow(STREAM_TO_QUEUE);
		const workflow = await keep('workflow', editor.page.getByTestId('canvas-wrapper'));
		await editor.page.addStyleTag({ content: '.el-notification, [data-test-id=floating-nodes] { display: none !important }' });
		const results = await editor.openNode('Get Results');
		await results.execute();
		await results.shown('json');
		const output = await keep('output', results.output);
		await results.close();
		const items = await editor.openNode('Add Queue Items');
		const panel = await keep('panel', items.parameters);
		await items.locate('queue', 'By Name', 'Dispute');
		await items.execute();
		const error = await keep('error', items.output);
		return [workflow, panel, output, error];
	} finally {
		await editor.close();
	}
}

async function keep(name: string, shown: Locator): Promise<string> {
	const path = join(folder, `${name}.png`);
	await shown.screenshot({ path });
	const { size } = await stat(path);
	if (size > limit) throw new Error(`${path} has ${size} bytes, more than the ${limit} that may be checked in.`);
	return path;
}
