import { emulated } from '../../emulated';
import { NODE, runNode } from '../../engine/runNode';

describe('Stream: Get Many', () => {
	const held = emulated();

	const list = async (parameters: object) =>
		await runNode(held.emulator, 'communicationsMiningStream', {
			resource: 'stream',
			operation: 'getMany',
			project: 'operations',
			dataset: 'customer-mail',
			...parameters,
		});

	it('lists all streams of the dataset', async () => {
		const names = (await list({ returnAll: true })).json(NODE).map(({ name }) => name);
		expect(names).toEqual(expect.arrayContaining(['disputes', 'all-mail']));
	});

	it('stops at the limit and says so', async () => {
		const finished = await list({ returnAll: false, limit: 1 });
		expect(finished.json(NODE)).toHaveLength(1);
		expect(finished.hints(NODE)[0]?.message).toContain('Stopped at the limit of 1');
	});
});
