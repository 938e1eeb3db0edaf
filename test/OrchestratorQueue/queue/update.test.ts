import { update } from '../../../nodes/OrchestratorQueue/queue/update';
import { emulated } from '../../emulated';
import { NODE, queueNamed, runAlone, runQueue } from '../runQueue';

describe('Queue: Update', () => {
	const held = emulated();

	const settings = () => {
		const { name, description, maxNumberOfRetries, acceptAutomaticallyRetry, enforceUniqueReference, slaInMinutes } =
			held.emulator.services.orchestrator.queue('Invoices');
		return { name, description, maxNumberOfRetries, acceptAutomaticallyRetry, enforceUniqueReference, slaInMinutes };
	};

	it('changes what is set and leaves the rest as it was', async () => {
		const before = settings();
		const { items } = await runAlone(held.emulator, update, { ...queueNamed('Invoices'), changes: { maxNumberOfRetries: 5 } });
		expect(settings()).toEqual({ ...before, maxNumberOfRetries: 5 });
		expect(items[0]?.json).toMatchObject({ name: 'Invoices', maxNumberOfRetries: 5, description: 'Invoices to be booked' });
	});

	it('does not undo its own earlier change to the same queue in one run', async () => {
		const changes = { maxNumberOfRetries: '={{ $json.retries }}', description: '={{ $json.description }}' };
		const parameters = { resource: 'queue', operation: 'update', ...queueNamed('Invoices'), changes };
		const finished = await runQueue(held.emulator, parameters, [{ retries: 7 }, { description: 'new' }]);
		expect(finished.json(NODE)).toHaveLength(2);
		expect(settings()).toMatchObject({ maxNumberOfRetries: 7, description: 'new' });
	});

	it('ends in the same state when the reply is lost', async () => {
		held.emulator.faults.set([{ route: 'PUT /odata/QueueDefinitions({key})', nth: 1, when: 'after', do: { reset: true } }]);
		await runAlone(held.emulator, update, { ...queueNamed('Invoices'), changes: { newName: 'Bills' } });
		expect(held.emulator.services.orchestrator.queue('Bills').description).toBe('Invoices to be booked');
	});

	it('sends nothing where nothing is to be changed', async () => {
		await expect(runAlone(held.emulator, update, queueNamed('Invoices'))).rejects.toThrow('There is nothing to change');
		expect(held.emulator.journal.entries()).toEqual([]);
	});

	it('does not write back what it could not read', async () => {
		const route = 'GET /odata/QueueDefinitions({key})';
		held.emulator.faults.set([{ route, do: { answer: { status: 200, body: {} } } }]);
		const change = runAlone(held.emulator, update, { ...queueNamed('Invoices'), changes: { maxNumberOfRetries: 5 } });
		await expect(change).rejects.toThrow('reply cannot be used');
		expect(held.emulator.journal.entries().filter(({ method }) => method === 'PUT')).toEqual([]);
	});
});
