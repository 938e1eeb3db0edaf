import { getSchema } from '../../../nodes/OrchestratorQueue/queue/getSchema';
import { emulated } from '../../emulated';
import { queueNamed, runAlone } from '../runQueue';

describe('Queue: Get Schema', () => {
	const held = emulated();

	const claims = { ...queueNamed('Claims'), folder: { __rl: true, mode: 'path', value: 'Shared/Kundenservice Zürich' } };

	it('gets the schema of the specific content', async () => {
		const { items } = await runAlone(held.emulator, getSchema, claims);
		expect(items[0]?.json).toMatchObject({ queue: 'Claims', hasSchema: true, schema: { required: ['ClaimNumber', 'Amount'] } });
	});

	it('says that a queue has none', async () => {
		const { items } = await runAlone(held.emulator, getSchema, { ...claims, schemaOf: 'output' });
		expect(items[0]?.json).toMatchObject({ schemaOf: 'output', hasSchema: false, schema: null });
	});
});
