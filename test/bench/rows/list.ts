/** Every queue item of a folder, in pages of 100. */
import { run } from '../engine';
import { addItems, itemPage, startOver } from '../stock';
import { FOLDER } from '../world';
import { expectCount, locator, timed } from './row';
import type { EngineRow } from './row';

const PAGE = 100;

export const list: EngineRow = {
	size: 20_000,
	prepare: async (world, size) => {
		await startOver(world);
		const before = (await itemPage(world, 0, PAGE)).length;
		await addItems(world, size - before);
	},
	ours: async (world, size) => {
		const parameters = { resource: 'queueItem', operation: 'getMany', folder: locator('path', FOLDER), returnAll: true };
		const { finished, ms } = await run(world, 'orchestratorQueue', parameters);
		expectCount(finished.items('Node').length, size);
		return ms;
	},
	floor: async (world, size) => {
		const items: unknown[] = [];
		const ms = await timed(async () => {
			for (;;) {
				const page = await itemPage(world, items.length, PAGE);
				for (const item of page) items.push(item);
				if (page.length < PAGE) return;
			}
		});
		expectCount(items.length, size);
		return ms;
	},
};
