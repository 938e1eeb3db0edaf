import { delete as deleteQueue } from '../../../nodes/OrchestratorQueue/queue/delete';
import { emulated } from '../../emulated';
import { queueNamed, runAlone } from '../runQueue';

describe('Queue: Delete', () => {
	const held = emulated();

	const names = () => [...held.emulator.services.orchestrator.tenant.queues.values()].map(({ name }) => name);

	it('deletes the queue', async () => {
		const { items } = await runAlone(held.emulator, deleteQueue, queueNamed('Disputes'));
		expect(items[0]?.json).toMatchObject({ deleted: true, name: 'Disputes' });
		expect(names()).toEqual(['Invoices', 'Claims']);
	});

	it('counts as deleted where the reply was lost and the next attempt finds nothing', async () => {
		held.emulator.faults.set([{ route: 'DELETE /odata/QueueDefinitions({key})', nth: 1, when: 'after', do: { reset: true } }]);
		const { items } = await runAlone(held.emulator, deleteQueue, queueNamed('Disputes'));
		expect(items[0]?.json).toMatchObject({ deleted: true });
	});

	it('fails where there is no such queue, and says that deleting cannot be undone and takes the items along', async () => {
		await expect(runAlone(held.emulator, deleteQueue, queueNamed('Nothing'))).rejects.toThrow('has no queue called');
		expect(deleteQueue.description).toMatch(/all of its items.*cannot be undone/);
	});
});
