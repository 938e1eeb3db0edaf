import { addAndStart } from '../../../nodes/OrchestratorQueue/transaction/addAndStart';
import { emulated } from '../../emulated';
import { queueNamed, runAlone } from '../runQueue';

describe('Transaction: Add and Start', () => {
	const held = emulated();

	const content = (contentJson: object) => ({ ...queueNamed('Disputes'), contentFrom: 'json', contentJson });
	const items = () => held.emulator.services.orchestrator.queue('Disputes').items;
	const robot = () => ({ token: held.emulator.credentials.robotToken });

	it('makes an item with its content and starts it', async () => {
		const parameters = { ...content({ Amount: 12.5, Number: '0042' }), reference: 'D-1' };
		const ran = await runAlone(held.emulator, addAndStart, parameters, robot());
		expect(ran.items[0]?.json).toMatchObject({ started: true, reference: 'D-1', status: 'InProgress' });
		expect(items()).toMatchObject([{ reference: 'D-1', specificContent: { Amount: 12.5, Number: '0042' } }]);
	});

	it('makes a new item even without content, and does not take one that is there', async () => {
		held.emulator.services.orchestrator.addQueueItems('Disputes', 1, { reference: 'there' });
		await runAlone(held.emulator, addAndStart, { ...content({}), reference: 'new' }, robot());
		expect(items().map(({ reference, status }) => [reference, status])).toEqual([['there', 'New'], ['new', 'InProgress']]);
	});

	it('says to everybody but robots what to do instead', async () => {
		const ran = await runAlone(held.emulator, addAndStart, { ...content({}), reference: 'D-1' });
		expect(ran.items).toMatchObject([{ json: { started: false, explanation: expect.stringContaining('Queue Item: Add') as string } }]);
		expect(items()).toEqual([]);
	});

	it('adds nothing twice when a reply is lost', async () => {
		const route = 'POST /odata/Queues/UiPathODataSvc.StartTransaction';
		held.emulator.faults.set([{ route, nth: 1, when: 'after', do: { reset: true } }]);
		await expect(runAlone(held.emulator, addAndStart, { ...content({}), reference: 'D-1' }, robot())).rejects.toThrow('unknown whether');
		expect(items()).toHaveLength(1);
	});

	it('sends nothing for nested content, and names what is nested', async () => {
		await expect(runAlone(held.emulator, addAndStart, content({ Customer: { City: 'Bern' } }))).rejects.toThrow('"Customer"');
		expect(held.emulator.journal.entries()).toEqual([]);
	});
});
