import { emulated } from '../../emulated';
import { finance, NODE, runQueue } from '../runQueue';

describe('Queue: Get Many', () => {
	const held = emulated();

	const list = { resource: 'queue', operation: 'getMany', returnAll: true };
	const folderless = { folder: { __rl: true, mode: 'list', value: '' } };

	it('lists the queues of the folder', async () => {
		const finished = await runQueue(held.emulator, { ...list, ...finance });
		expect(finished.json(NODE).map(({ name }) => name).sort()).toEqual(['Disputes', 'Invoices']);
	});

	it('lists those of all folders, a linked one once for each of its folders', async () => {
		const finished = await runQueue(held.emulator, { ...list, ...folderless });
		expect(finished.json(NODE).map(({ name }) => name).sort()).toEqual(['Claims', 'Disputes', 'Invoices', 'Invoices']);
	});

	it('looks for a part of the name', async () => {
		const finished = await runQueue(held.emulator, { ...list, ...finance, options: { nameContains: 'pute' } });
		expect(finished.json(NODE).map(({ name }) => name)).toEqual(['Disputes']);
	});
});
