/** What the process with the engine can be asked for. */
import { highest } from './memory';
import { bulkAdd } from './rows/bulkAdd';
import { memoryOf, prepareComments, processorOf } from './rows/comments';
import { drain } from './rows/drain';
import { exportFile } from './rows/exportFile';
import { getById, idsOf } from './rows/getById';
import { list } from './rows/list';
import type { EngineRow } from './rows/row';
import { sync } from './rows/sync';
import { rewind } from './stock';
import type { World } from './world';

/** Rows that are measured against the floor, by their keys. */
export const engineRows = {
	getById,
	bulkAdd,
	drain,
	sync,
	list,
	export: exportFile,
} as const satisfies Record<string, EngineRow>;

export type EngineKey = keyof typeof engineRows;

/** A piece of work in the engine's process, and what it gives back. */
export const tasks = {
	sizeOf: async (_world: World, key: EngineKey) => engineRows[key].size,
	prepare: async (world: World, key: EngineKey, size: number) => {
		const row: EngineRow = engineRows[key];
		await row.prepare?.(world, size);
	},
	measure: async (world: World, key: EngineKey, size: number, side: 'ours' | 'floor') => {
		const row: EngineRow = engineRows[key];
		await row.before?.(world, size);
		// What one side left behind is not tidied up in the other's time.
		globalThis.gc?.();
		return await row[side](world, size);
	},
	exportMemory: async (world: World) =>
		await highest(async () => {
			await exportFile.ours(world, exportFile.size);
		}),
	prepareComments,
	processorOf,
	memoryOf,
	idsOf,
	rewind,
} as const;

export type Tasks = typeof tasks;
