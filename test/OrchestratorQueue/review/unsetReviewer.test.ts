import { emulated } from '../../emulated';
import { finance, NODE, runQueue } from '../runQueue';

describe('Review: Unset Reviewer', () => {
	const held = emulated();

	it('takes the items off their reviewer', async () => {
		const { orchestrator } = held.emulator.services;
		const items = orchestrator.addQueueItems('Disputes', 2, (index) => ({ reference: `D-${index}` }));
		for (const item of items) item.reviewer = orchestrator.tenant.users[0] ?? null;
		const parameters = { resource: 'review', operation: 'unsetReviewer', ...finance, itemId: '={{ $json.id }}' };
		const finished = await runQueue(held.emulator, parameters, items.map(({ id }) => ({ id: String(id) })));
		expect(finished.json(NODE)).toEqual(items.map(({ id }) => ({ id, reviewerUnset: true })));
		expect(items.map(({ reviewer }) => reviewer)).toEqual([null, null]);
	});
});
