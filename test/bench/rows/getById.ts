/** Queue items, each by its id, over at most 10 connections. */
import { run } from '../engine';
import { addItems, itemPage, startOver } from '../stock';
import { inLanes, jsonOf } from '../wire';
import { FOLDER, orchestratorHeaders } from '../world';
import type { World } from '../world';
import { expectCount, locator, timed } from './row';
import type { EngineRow } from './row';

let ids: readonly number[] = [];

/** Those of the items in stock, for this row elsewhere. */
export async function idsOf(world: World, count: number): Promise<readonly number[]> {
	await startOver(world);
	await addItems(world, count);
	const found: number[] = [];
	while (found.length < count) for (const { Id } of await itemPage(world, found.length, 100)) found.push(Id);
	return found.slice(0, count);
}

export const getById: EngineRow = {
	size: 200,
	prepare: async (world, size) => {
		ids = await idsOf(world, size);
	},
	ours: async (world) => {
		const parameters = { resource: 'queueItem', operation: 'get', folder: locator('path', FOLDER), itemId: '={{ $json.id }}' };
		const { finished, ms } = await run(world, 'orchestratorQueue', parameters, ids.map((id) => ({ id })));
		expectCount(finished.items('Node').length, ids.length);
		return ms;
	},
	floor: async (world) =>
		await timed(async () => {
			const items: unknown[] = [];
			await inLanes(ids.length, 10, async (index) => {
				const url = `${world.orchestratorUrl}/odata/QueueItems(${ids[index]})`;
				items[index] = await jsonOf({ url, headers: orchestratorHeaders(world) });
			});
		}),
};
