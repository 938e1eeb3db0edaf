import { get } from '../../../nodes/OrchestratorQueue/queue/get';
import type { Emulator } from '../../emulator';
import { startEmulator } from '../../emulator';
import { finance, idIn, NODE, queueNamed, runAlone, runQueue } from '../runQueue';

describe('Queue: Get', () => {
	let emulator: Emulator;
	beforeAll(async () => {
		emulator = await startEmulator();
	});
	afterAll(async () => {
		await emulator.stop();
	});

	it('gets a queue by name or by ID', async () => {
		const byName = await runAlone(emulator, get, queueNamed('Disputes'));
		expect(byName.items[0]?.json).toMatchObject({ name: 'Disputes', enforceUniqueReference: true });
		const id = idIn(byName);
		const byId = await runAlone(emulator, get, { ...finance, queue: { __rl: true, mode: 'id', value: id } });
		expect(byId.items[0]?.json).toMatchObject({ id: Number(id), name: 'Disputes' });
	});

	it.each(["O'Brien", "x' or '1' eq '1", "')", '&$top=1000', '..'])('takes %j for a name and nothing else', async (name) => {
		const finished = await runQueue(emulator, { resource: 'queue', operation: 'get', ...queueNamed(name) });
		expect(finished.error?.message).toContain('has no queue called');
		expect(finished.json(NODE)).toEqual([]);
	});
});
