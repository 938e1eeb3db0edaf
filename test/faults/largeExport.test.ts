/** Z3: a CSV export of 100 MB, about 250,000 rows; Z2: 130,000 items. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { exportItems } from '../../nodes/OrchestratorQueue/queue/exportItems';
import { emulated } from '../emulated';
import { NODE, queueNamed, runAlone, runQueue } from '../OrchestratorQueue/runQueue';

jest.mock('../../nodes/shared/client/clock', () => jest.requireActual<object>('./matrix/quickClock'));

const MB = 1024 * 1024;
const FILE = 'GET /exports/{ticket}';

const exported = { resource: 'queue', operation: 'exportItems', ...queueNamed('Invoices') };

describe('a CSV export of 100 MB', () => {
	const held = emulated();
	beforeEach(() => {
		held.emulator.services.orchestrator.settings.exportBytes = 100 * MB;
	});

	it('becomes a file without growing the heap by 64 MB', async () => {
		await warmedUp();
		const peak = heapPeak();
		const finished = await runQueue(held.emulator, exported);
		const grown = peak.stop();
		const [item] = finished.items(NODE);
		expect(finished.error).toBeUndefined();
		expect(item?.binary?.['data']).toMatchObject({ bytes: 100 * MB, mimeType: 'text/csv', fileName: 'Invoices-items.csv' });
		expect(grown / MB).toBeLessThan(64);
	}, 120_000);

	it('leaves no file when it is cut', async () => {
		held.emulator.faults.set([{ route: FILE, do: { cut: 60 * MB } }]);
		const finished = await runQueue(held.emulator, exported, [{}], { onError: 'continueRegularOutput' });
		expect(finished.items(NODE)).toMatchObject([{ json: { error: expect.stringContaining('Nothing was read') as string } }]);
		expect(finished.items(NODE)[0]?.binary).toBeUndefined();
	}, 120_000);

	/** What is loaded and compiled by the first run is not the file's doing. */
	async function warmedUp(): Promise<void> {
		held.emulator.services.orchestrator.settings.exportBytes = MB;
		await runQueue(held.emulator, exported);
		held.emulator.services.orchestrator.settings.exportBytes = 100 * MB;
	}
});

describe('an export with more rows than n8n can comfortably hold', () => {
	const held = emulated();

	it('becomes items with a hint', async () => {
		held.emulator.services.orchestrator.settings.exportBytes = 20_100_000;
		const { items, hints } = await runAlone(held.emulator, exportItems, { ...queueNamed('Invoices'), output: 'items' });
		expect(items.length).toBeGreaterThan(50_000);
		expect(hints).toEqual([expect.stringContaining('Choose the output "CSV File"')]);
	}, 120_000);
});

describe('130,000 items (Z2)', () => {
	/** Bytes of a row of the emulator's artificial files. */
	const ROW = 400;

	const held = emulated();

	it('come out of the node, all of them and in order, in a time that grows as their number does', async () => {
		const seconds = async (rows: number) => {
			held.emulator.services.orchestrator.settings.exportBytes = rows * ROW;
			const began = performance.now();
			const { error, items } = await runQueue(held.emulator, { ...exported, output: 'items' });
			const took = performance.now() - began;
			expect(error).toBeUndefined();
			const ids = items(NODE).map(({ json }) => Number(json['Id']));
			expect(ids.length).toBeGreaterThan(rows - 5);
			expect(ids.every((id, index) => id === index + 1)).toBe(true);
			return took / 1000;
		};
		await seconds(1000);
		const few = await seconds(26_000);
		const many = await seconds(130_010);
		process.stderr.write(`130,000 items in ${many.toFixed(1)} s, 26,000 in ${few.toFixed(1)} s\n`);
		// Five times as many; what grows with the square would take 25 times as long.
		expect(many).toBeLessThan(12 * few + 1);
	}, 240_000);
});

/** The most that was alive on the heap since now, in bytes; what waits for the collector is no growth, so it is collected first. */
function heapPeak(): { stop(): number } {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	collect();
	const before = process.memoryUsage().heapUsed;
	let highest = before;
	const timer = setInterval(() => {
		collect();
		highest = Math.max(highest, process.memoryUsage().heapUsed);
	}, 1_500);
	return {
		stop: () => {
			clearInterval(timer);
			return highest - before;
		},
	};
}
