import { postpone } from '../../../nodes/OrchestratorQueue/transaction/postpone';
import { emulated } from '../../emulated';
import { finance, runAlone } from '../runQueue';
import { started } from './started';

const ROUTE = 'POST /odata/Queues({key})/UiPathODataSvc.SetTransactionResult';
const LATER = '2999-01-01T00:00:00.000Z';

describe('Transaction: Postpone', () => {
	const held = emulated();
	let itemId: string;
	beforeEach(async () => {
		itemId = await started(held.emulator);
	});

	const later = async (parameters: object) =>
		await runAlone(held.emulator, postpone, { ...finance, itemId, ...parameters });

	it('puts the item back into the queue for later', async () => {
		const { items } = await later({ deferDate: LATER });
		expect(items[0]?.json).toMatchObject({ postponed: true, status: 'New', deferDate: LATER });
	});

	it('knows its own success when the reply was lost', async () => {
		held.emulator.faults.set([{ route: ROUTE, nth: 1, when: 'after', do: { reset: true } }]);
		const { items } = await later({ deferDate: LATER });
		expect(items[0]?.json).toMatchObject({ postponed: true, status: 'New' });
	});

	it('says so when UiPath closed the item instead', async () => {
		const route = 'GET /odata/QueueItems({key})';
		const body = { Id: Number(itemId), Status: 'Successful' };
		held.emulator.faults.set([{ route, do: { answer: { status: 200, body } } }]);
		await expect(later({ deferDate: LATER })).rejects.toThrow('as successful instead of postponing it');
	});

	it.each([
		[{ deferDate: '2001-01-01T00:00:00Z' }, /at least one minute from now/],
		[{ deferDate: LATER, options: { dueDate: '2998-01-01T00:00:00Z' } }, /"Due Date" must be later/],
		[{ deferDate: 'tomorrow' }, /must be a date and time/],
		[{ deferDate: '' }, /"Postpone To" is empty/],
	])('refuses %j before anything is sent', async (parameters, problem) => {
		await expect(later(parameters)).rejects.toThrow(problem);
		expect(held.emulator.journal.entries()).toEqual([]);
	});
});
