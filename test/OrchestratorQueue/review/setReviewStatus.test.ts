import { emulated } from '../../emulated';
import { finance, NODE, runQueue } from '../runQueue';

describe('Review: Set Review Status', () => {
	const held = emulated();

	it('sets the status of failed items and says why not for the others', async () => {
		const { orchestrator } = held.emulator.services;
		const items = orchestrator.addQueueItems('Disputes', 3, (index) => ({ reference: `D-${index}` }));
		items.slice(0, 2).forEach((item) => Object.assign(item, { status: 'Failed' }));
		const parameters = {
			resource: 'review',
			operation: 'setReviewStatus',
			...finance,
			itemId: '={{ $json.id }}',
			reviewStatus: '={{ $json.status }}',
		};
		const input = items.map(({ id }, index) => ({ id: String(id), status: index === 0 ? 'Verified' : 'InReview' }));
		const finished = await runQueue(held.emulator, parameters, input, { onError: 'continueRegularOutput' });
		expect(finished.json(NODE)).toEqual([
			{ id: items[0]?.id, reviewStatusSet: true, reviewStatus: 'Verified' },
			{ id: items[1]?.id, reviewStatusSet: true, reviewStatus: 'InReview' },
			{ error: expect.stringContaining('only failed and abandoned items are reviewed') as string },
		]);
		expect(items.map(({ reviewStatus }) => reviewStatus)).toEqual(['Verified', 'InReview', 'None']);
	});

	it('sets what the last input item wants where several want different things of one queue item', async () => {
		const [item] = held.emulator.services.orchestrator.addQueueItems('Disputes', 1, { reference: 'D-again' });
		if (item) item.status = 'Failed';
		const parameters = { ...finance, itemId: String(item?.id), reviewStatus: '={{ $json.status }}' };
		const input = ['InReview', 'None', 'InReview'].map((status) => ({ status }));
		await runQueue(held.emulator, { resource: 'review', operation: 'setReviewStatus', ...parameters }, input);
		expect(item?.reviewStatus).toBe('InReview');
	});

	it('does not retry items by the back door', async () => {
		const parameters = { resource: 'review', operation: 'setReviewStatus', ...finance, itemId: '1', reviewStatus: '={{ "Retried" }}' };
		const finished = await runQueue(held.emulator, parameters);
		expect(finished.error?.message).toContain('"Review Status" must be one of');
	});
});
