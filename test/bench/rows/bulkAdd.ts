/** Queue items added in batches of 1,000, one after another. */
import { run, runBare } from '../engine';
import { bulkUrl, claim, queueItemOf, startOver } from '../stock';
import { jsonOf } from '../wire';
import { FOLDER, orchestratorHeaders } from '../world';
import { expectCount, locator } from './row';
import type { EngineRow } from './row';

const BATCH = 1000;

export const bulkAdd: EngineRow = {
	size: 10_000,
	prepare: async (world) => {
		await startOver(world);
	},
	ours: async (world, size) => {
		const parameters = {
			resource: 'queueItem',
			operation: 'addMany',
			folder: locator('path', FOLDER),
			queue: locator('name', 'Invoices'),
			reference: '={{ $json.reference }}',
			contentFrom: 'input',
		};
		const input = Array.from({ length: size }, (_, index) => claim(index));
		const { finished, ms } = await run(world, 'orchestratorQueue', parameters, input);
		expectCount(finished.json('Node').filter(({ outcome }) => outcome === 'added').length, size);
		return ms;
	},
	floor: async (world, size) => {
		const input = Array.from({ length: size }, (_, index) => claim(index));
		const { finished, ms } = await runBare(world, input, async () => {
			for (let first = 0; first < size; first += BATCH) {
				const queueItems = input.slice(first, first + BATCH).map(queueItemOf);
				const body = { queueName: 'Invoices', commitType: 'ProcessAllIndependently', queueItems };
				await jsonOf({ method: 'POST', url: bulkUrl(world), headers: orchestratorHeaders(world), body });
			}
			return input.map(({ reference }) => ({ outcome: 'added', reference }));
		});
		expectCount(finished.items('Bare').length, size);
		return ms;
	},
};
