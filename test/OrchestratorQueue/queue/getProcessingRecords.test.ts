import { getProcessingRecords } from '../../../nodes/OrchestratorQueue/queue/getProcessingRecords';
import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import { queueNamed, runAlone } from '../runQueue';

describe('Queue: Get Processing Records', () => {
	let emulator: Emulator;
	beforeAll(async () => {
		emulator = await startEmulator();
	});
	afterAll(async () => {
		await emulator.stop();
	});

	it.each([
		[0, 60, 'Minute'],
		[1, 24, 'Hour'],
		[7, 7, 'Day'],
	])('reports on the last %i days in %i rows', async (days, rows, reportType) => {
		const { items } = await runAlone(emulator, getProcessingRecords, { ...queueNamed('Invoices'), days });
		expect(items).toHaveLength(rows);
		expect(items[0]?.json).toMatchObject({ reportType, numberOfSuccessfulTransactions: expect.any(Number) as number });
	});

	it.each([-1, 1.5, 366])('refuses %p days before anything is sent', async (days) => {
		emulator.journal.clear();
		await expect(runAlone(emulator, getProcessingRecords, { ...queueNamed('Invoices'), days })).rejects.toThrow('"Days"');
		expect(emulator.journal.entries()).toEqual([]);
	});
});
