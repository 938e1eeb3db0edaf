/** A stream read to its end in batches of 1,024, each advanced past by the execution that read it. */
import type { IDataObject } from 'n8n-workflow';

import { runAll, runBare } from '../engine';
import { rewind, startOver } from '../stock';
import { jsonOf } from '../wire';
import { bearer, STREAM, streamUrl } from '../world';
import { expectCount, locator, timed } from './row';
import type { EngineRow } from './row';

const BATCH = 1024;

const address = {
	project: locator('name', STREAM.project),
	dataset: locator('name', STREAM.dataset),
	stream: locator('name', STREAM.stream),
};

interface Results {
	readonly results: readonly IDataObject[];
	readonly continuation: string;
}

export const drain: EngineRow = {
	size: 50_000,
	prepare: startOver,
	before: rewind,
	ours: async (world, size) => {
		const get = { resource: 'result', operation: 'get', ...address, maxResults: BATCH };
		const advance = { resource: 'result', operation: 'advance', ...address, sequenceId: '={{ $json.batchSequenceId }}' };
		let count = 0;
		const ms = await timed(async () => {
			while (count < size) {
				const { finished } = await runAll(world, [
					{ name: 'Get', type: 'communicationsMiningStream', parameters: get },
					{ name: 'Advance', type: 'communicationsMiningStream', parameters: advance, executeOnce: true },
				]);
				const found = finished.items('Get').length;
				count += found;
				if (found < BATCH) break;
			}
		});
		expectCount(count, expected(size));
		return ms;
	},
	floor: async (world, size) => {
		const headers = bearer(world.credentials);
		let count = 0;
		const ms = await timed(async () => {
			while (count < size) {
				const { finished } = await runBare(world, [{}], async () => {
					const { results, continuation } = await jsonOf<Results>({ url: `${streamUrl(world)}/results?max_results=${BATCH}`, headers });
					const body = { sequence_id: continuation };
					await jsonOf({ method: 'POST', url: `${streamUrl(world)}/advance`, headers, body });
					return results;
				});
				const found = finished.items('Bare').length;
				count += found;
				if (found < BATCH) break;
			}
		});
		expectCount(count, expected(size));
		return ms;
	},
};

/** Whole batches, but for the last of the stream. */
function expected(size: number): number {
	return Math.min(50_000, Math.ceil(size / BATCH) * BATCH);
}
