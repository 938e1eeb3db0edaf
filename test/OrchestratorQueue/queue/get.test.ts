import { get } from '../../../nodes/OrchestratorQueue/queue/get';
import { emulated } from '../../emulated';
import { finance, idIn, NODE, queueNamed, runAlone, runQueue } from '../runQueue';

describe('Queue: Get', () => {
	const held = emulated();

	it('gets a queue by name or by ID', async () => {
		const byName = await runAlone(held.emulator, get, queueNamed('Disputes'));
		expect(byName.items[0]?.json).toMatchObject({ name: 'Disputes', enforceUniqueReference: true });
		const id = idIn(byName);
		const byId = await runAlone(held.emulator, get, { ...finance, queue: { __rl: true, mode: 'id', value: id } });
		expect(byId.items[0]?.json).toMatchObject({ id: Number(id), name: 'Disputes' });
	});

	it.each(["O'Brien", "x' or '1' eq '1", "')", '&$top=1000', '..'])('takes %j for a name and nothing else', async (name) => {
		const finished = await runQueue(held.emulator, { resource: 'queue', operation: 'get', ...queueNamed(name) });
		expect(finished.error?.message).toContain('has no queue called');
		expect(finished.json(NODE)).toEqual([]);
	});
});
