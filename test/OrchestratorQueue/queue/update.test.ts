import { update } from '../../../nodes/OrchestratorQueue/queue/update';
import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import { NODE, queueNamed, runAlone, runQueue } from '../runQueue';

describe('Queue: Update', () => {
	let emulator: Emulator;
	beforeAll(async () => {
		emulator = await startEmulator();
	});
	beforeEach(() => {
		emulator.reset();
	});
	afterAll(async () => {
		await emulator.stop();
	});

	const settings = () => {
		const { name, description, maxNumberOfRetries, acceptAutomaticallyRetry, enforceUniqueReference, slaInMinutes } =
			emulator.services.orchestrator.queue('Invoices');
		return { name, description, maxNumberOfRetries, acceptAutomaticallyRetry, enforceUniqueReference, slaInMinutes };
	};

	it('changes what is set and leaves the rest as it was', async () => {
		const before = settings();
		const { items } = await runAlone(emulator, update, { ...queueNamed('Invoices'), changes: { maxNumberOfRetries: 5 } });
		expect(settings()).toEqual({ ...before, maxNumberOfRetries: 5 });
		expect(items[0]?.json).toMatchObject({ name: 'Invoices', maxNumberOfRetries: 5, description: 'Invoices to be booked' });
	});

	it('does not undo its own earlier change to the same queue in one run', async () => {
		const changes = { maxNumberOfRetries: '={{ $json.retries }}', description: '={{ $json.description }}' };
		const parameters = { resource: 'queue', operation: 'update', ...queueNamed('Invoices'), changes };
		const finished = await runQueue(emulator, parameters, [{ retries: 7 }, { description: 'new' }]);
		expect(finished.json(NODE)).toHaveLength(2);
		expect(settings()).toMatchObject({ maxNumberOfRetries: 7, description: 'new' });
	});

	it('ends in the same state when the reply is lost', async () => {
		emulator.faults.set([{ route: 'PUT /odata/QueueDefinitions({key})', nth: 1, when: 'after', do: { reset: true } }]);
		await runAlone(emulator, update, { ...queueNamed('Invoices'), changes: { newName: 'Bills' } });
		expect(emulator.services.orchestrator.queue('Bills').description).toBe('Invoices to be booked');
	});

	it('sends nothing where nothing is to be changed', async () => {
		await expect(runAlone(emulator, update, queueNamed('Invoices'))).rejects.toThrow('There is nothing to change');
		expect(emulator.journal.entries()).toEqual([]);
	});

	it('does not write back what it could not read', async () => {
		const route = 'GET /odata/QueueDefinitions({key})';
		emulator.faults.set([{ route, do: { answer: { status: 200, body: {} } } }]);
		const change = runAlone(emulator, update, { ...queueNamed('Invoices'), changes: { maxNumberOfRetries: 5 } });
		await expect(change).rejects.toThrow('reply cannot be used');
		expect(emulator.journal.entries().filter(({ method }) => method === 'PUT')).toEqual([]);
	});
});
