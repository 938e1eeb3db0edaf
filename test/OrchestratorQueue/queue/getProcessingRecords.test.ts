import { getProcessingRecords } from '../../../nodes/OrchestratorQueue/queue/getProcessingRecords';
import { emulated } from '../../emulated';
import { queueNamed, runAlone } from '../runQueue';

describe('Queue: Get Processing Records', () => {
	const held = emulated();

	it.each([
		[0, 60, 'Minute'],
		[1, 24, 'Hour'],
		[7, 7, 'Day'],
	])('reports on the last %i days in %i rows', async (days, rows, reportType) => {
		const { items } = await runAlone(held.emulator, getProcessingRecords, { ...queueNamed('Invoices'), days });
		expect(items).toHaveLength(rows);
		expect(items[0]?.json).toMatchObject({ reportType, numberOfSuccessfulTransactions: expect.any(Number) as number });
	});

	it.each([-1, 1.5, 366])('refuses %p days before anything is sent', async (days) => {
		held.emulator.journal.clear();
		await expect(runAlone(held.emulator, getProcessingRecords, { ...queueNamed('Invoices'), days })).rejects.toThrow('"Days"');
		expect(held.emulator.journal.entries()).toEqual([]);
	});
});
