import { emulated } from '../../emulated';
import { finance, NODE, runQueue } from '../runQueue';

const ROUTE = 'POST /odata/QueueItems/UiPathODataSvc.SetItemReviewer';
const LIST = 'GET /odata/QueueItems';

describe('Review: Set Reviewer', () => {
	const held = emulated();

	const add = (count: number) => {
		const { orchestrator } = held.emulator.services;
		return orchestrator.addQueueItems('Disputes', count, (index) => ({ reference: `D-${index}` }));
	};
	const parameters = {
		resource: 'review',
		operation: 'setReviewer',
		...finance,
		itemId: '={{ $json.id }}',
		reviewer: { __rl: true, mode: 'id', value: '583' },
	};
	const goOn = { onError: 'continueRegularOutput' } as const;
	const input = (items: ReadonlyArray<{ readonly id: number | bigint }>) => items.map(({ id }) => ({ id: String(id) }));
	const reviewers = () => held.emulator.services.orchestrator.queue('Disputes').items.map(({ reviewer }) => reviewer?.id);

	it('assigns all items of a run with one list and one change for every 50 of them', async () => {
		const items = add(120);
		const finished = await runQueue(held.emulator, parameters, input(items));
		expect(finished.json(NODE)).toEqual(items.map(({ id }) => ({ id, reviewerSet: true, reviewerUserId: '583' })));
		expect(finished.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual(items.map((_, item) => ({ item })));
		expect(reviewers()).toEqual(items.map(() => 583));
		expect(held.emulator.journal.entries({ route: LIST })).toHaveLength(3);
		expect(held.emulator.journal.entries({ route: ROUTE })).toHaveLength(3);
	});

	it('takes the same item twice in a run without sending it twice', async () => {
		const [item] = add(1);
		const finished = await runQueue(held.emulator, parameters, input([item, item].filter((one) => one !== undefined)));
		expect(finished.json(NODE)).toHaveLength(2);
		const [sent] = held.emulator.journal.entries({ route: ROUTE });
		expect(JSON.parse(sent?.body ?? '{}')).toMatchObject({ queueItems: [{ Id: item?.id }] });
	});

	it('reports refused items one by one and changes the others', async () => {
		const items = add(3);
		Object.assign(items[1] ?? {}, { status: 'Deleted' });
		const asked = [...input(items), { id: '4711' }, { id: 'no id' }];
		const finished = await runQueue(held.emulator, parameters, asked, goOn);
		expect(finished.json(NODE)).toEqual([
			{ id: items[0]?.id, reviewerSet: true, reviewerUserId: '583' },
			{ error: expect.stringMatching(/did not change queue item .*status is Deleted/) as string },
			{ id: items[2]?.id, reviewerSet: true, reviewerUserId: '583' },
			{ error: expect.stringContaining('UiPath found no such thing') as string },
			{ error: expect.stringContaining('"no id" is not an id') as string },
		]);
		expect(reviewers()).toEqual([583, undefined, 583]);
	});

	it.each(['failedItems', '409'] as const)('gives an item that changed in between a second chance (%s)', async (form) => {
		held.emulator.services.orchestrator.settings.staleRowVersion = form;
		const items = add(3);
		// The list shows an old version of the second item, as Orchestrator's lists do for a while.
		const stale = items.map(({ id }) => ({ Id: id, RowVersion: '' }));
		const rows = await runQueue(held.emulator, { resource: 'queueItem', operation: 'get', ...finance, itemId: '={{ $json.id }}' }, input(items));
		rows.json(NODE).forEach(({ rowVersion }, index) => Object.assign(stale[index] ?? {}, index === 1 ? { RowVersion: 'AAAAAAAAAAE=' } : { RowVersion: rowVersion }));
		held.emulator.faults.set([{ route: LIST, do: { answer: { status: 200, body: { value: stale } } } }]);
		const finished = await runQueue(held.emulator, parameters, input(items));
		expect(finished.error).toBeUndefined();
		expect(reviewers()).toEqual([583, 583, 583]);
	});

	it('knows its own success when the reply was lost', async () => {
		const items = add(2);
		held.emulator.faults.set([{ route: ROUTE, nth: 1, when: 'after', do: { reset: true } }]);
		const finished = await runQueue(held.emulator, parameters, input(items));
		expect(finished.json(NODE)).toHaveLength(2);
		expect(finished.error).toBeUndefined();
	});

	it('does not let what fails for one chunk hide what was done for the others', async () => {
		const items = add(100);
		held.emulator.faults.set([{ route: ROUTE, nth: 2, do: { answer: { status: 400, body: { message: 'No.', errorCode: 1000 } } } }]);
		const finished = await runQueue(held.emulator, parameters, input(items), goOn);
		const failed = finished.json(NODE).map((json) => 'error' in json);
		expect(failed).toEqual(items.map((_, index) => index >= 50));
	});

	it('keeps every digit of 64-bit ids', async () => {
		held.emulator.services.orchestrator.settings.largeIds = true;
		const [item] = add(1);
		const finished = await runQueue(held.emulator, parameters, [{ id: String(item?.id) }]);
		expect(finished.json(NODE)).toEqual([{ id: String(item?.id), reviewerSet: true, reviewerUserId: '583' }]);
		expect(reviewers()).toEqual([583]);
	});

	it('sends nothing where an expression gives no reviewer', async () => {
		const [item] = add(1);
		held.emulator.journal.clear();
		const nobody = { ...parameters, reviewer: { __rl: true, mode: 'id', value: '={{ $json.reviewer }}' } };
		const finished = await runQueue(held.emulator, nobody, [{ id: String(item?.id) }]);
		expect(finished.error?.message).toContain('"Reviewer" is empty');
		expect(held.emulator.journal.entries()).toEqual([]);
	});
});
