import { start } from '../../../nodes/OrchestratorQueue/transaction/start';
import { describeFailure } from '../../../nodes/shared/client/describe';
import { RequestFailure } from '../../../nodes/shared/client/failure';
import { emulated } from '../../emulated';
import { NODE, queueNamed, runAlone, runAsRobot, runQueue } from '../runQueue';

describe('Transaction: Start', () => {
	const held = emulated();

	const disputes = queueNamed('Disputes');
	const robot = () => ({ token: held.emulator.credentials.robotToken });
	const add = (...references: string[]) =>
		references.map((reference) => held.emulator.services.orchestrator.addQueueItems('Disputes', 1, { reference })[0]);
	const statuses = () => held.emulator.services.orchestrator.queue('Disputes').items.map(({ status }) => status);

	it('gives a robot the next item', async () => {
		const [first] = add('a', 'b');
		const { items } = await runAlone(held.emulator, start, disputes, robot());
		expect(items[0]?.json).toMatchObject({ started: true, id: first?.id, reference: 'a', status: 'InProgress' });
		expect(statuses()).toEqual(['InProgress', 'New']);
	});

	it.each([
		['Equals', 'INV-2', 'INV-2'],
		['StartsWith', 'INV-2', 'INV-20'],
	])('takes only an item whose reference fits (%s)', async (referenceFilter, reference, taken) => {
		add('ABC', 'INV-20', 'INV-2');
		const { items } = await runAlone(held.emulator, start, { ...disputes, referenceFilter, reference }, robot());
		expect(items[0]?.json).toMatchObject({ reference: taken });
	});

	it('explains an empty answer in an item of its own instead of being silent', async () => {
		add('a');
		const finished = await runQueue(held.emulator, { resource: 'transaction', operation: 'start', ...disputes });
		expect(finished.json(NODE)).toEqual([
			{ started: false, queue: 'Disputes', explanation: expect.stringMatching(/204.*hands items to robots only/) as string },
		]);
		const asRobot = await runAsRobot(held.emulator, { resource: 'transaction', operation: 'start', ...disputes });
		expect(asRobot.json(NODE)).toMatchObject([{ started: true, reference: 'a' }]);
	});

	it('finds the name of a queue that is given by its ID', async () => {
		add('a');
		const { id } = held.emulator.services.orchestrator.queue('Disputes');
		const queue = { __rl: true, mode: 'id', value: String(id) };
		const { items } = await runAlone(held.emulator, start, { ...disputes, queue }, robot());
		expect(items[0]?.json).toMatchObject({ reference: 'a' });
	});

	it('never asks for a second item when the answer to the first was lost, and says how to look', async () => {
		add('a', 'b');
		const route = 'POST /odata/Queues/UiPathODataSvc.StartTransaction';
		held.emulator.faults.set([{ route, nth: 1, when: 'after', do: { reset: true } }]);
		const failure: unknown = await runAlone(held.emulator, start, disputes, robot()).catch((error: unknown) => error);
		expect(failure).toBeInstanceOf(RequestFailure);
		if (!(failure instanceof RequestFailure)) return;
		const { message, description } = describeFailure(failure);
		expect(message).toContain('It is unknown whether UiPath did this');
		expect(description).toContain('Status "In Progress"');
		expect(description.length).toBeLessThanOrEqual(500);
		expect(held.emulator.journal.entries({ route })).toHaveLength(1);
		expect(statuses()).toEqual(['InProgress', 'New']);
	});

	it.each([
		[{ referenceFilter: 'Equals', reference: '' }, /"Reference" is empty/],
		[{ referenceFilter: 'StartsWith', reference: 'a'.repeat(129) }, /"Reference" has 129 characters/],
		[{ options: { robotKey: 'robot 1' } }, /is not a key/],
		[{ queue: { __rl: true, mode: 'list', value: '' } }, /"Queue" is empty/],
	])('refuses %j before anything is sent', async (parameters, problem) => {
		await expect(runAlone(held.emulator, start, { ...disputes, ...parameters })).rejects.toThrow(problem);
		expect(held.emulator.journal.entries()).toEqual([]);
	});
});
