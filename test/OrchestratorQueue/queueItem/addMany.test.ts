import type { INodeParameters } from 'n8n-workflow';
import { emulated } from '../../emulated';
import { NODE, queueNamed, runQueue } from '../runQueue';

const BULK = 'POST /odata/Queues/UiPathODataSvc.BulkAddQueueItems';

describe('Queue Item: Add Many', () => {
	const held = emulated();

	const addMany = async (references: readonly string[], parameters: INodeParameters = {}, node = {}) =>
		await runQueue(
			held.emulator,
			{
				resource: 'queueItem',
				operation: 'addMany',
				...queueNamed('Disputes'),
				reference: '={{ $json.reference }}',
				contentFrom: 'input',
				...parameters,
			},
			references.map((reference) => ({ reference })),
			node,
		);
	const orchestrator = () => held.emulator.services.orchestrator;
	const disputes = () => orchestrator().queue('Disputes').items;
	const sent = () => held.emulator.journal.entries().filter(({ route }) => route === BULK);
	const onward = { onError: 'continueRegularOutput' };

	it('adds all input items in one request and puts out one item for each', async () => {
		const finished = await addMany(['A', 'B']);
		expect(finished.json(NODE)).toEqual([
			{ outcome: 'added', queue: 'Disputes', reference: 'A' },
			{ outcome: 'added', queue: 'Disputes', reference: 'B' },
		]);
		expect(finished.items(NODE).map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(sent()).toHaveLength(1);
		expect(JSON.parse(sent()[0]?.body ?? '')).toMatchObject({ queueName: 'Disputes', commitType: 'ProcessAllIndependently' });
	});

	it('says first in which folder a queue lies that the chosen folder does not have, then how far it came', async () => {
		const { error } = await addMany(['A'], queueNamed('Claims'));
		expect(error?.description).toMatch(/^The queue exists in Shared\/Kundenservice Zürich instead: choose that folder\. 0 of 1/);
	});

	it('names the queues of the folder where no folder has the one that is wanted', async () => {
		const { error } = await addMany(['A'], queueNamed('Dispute'));
		expect(error?.description).toMatch(/^No folder that the credential can see has this queue\. This folder has .*"Disputes"/);
	});

	it('gives failed rows to their own items, with outcome and reference beside the error', async () => {
		orchestrator().addQueueItems('Disputes', 1, { reference: 'B' });
		const finished = await addMany(['A', 'B', 'C', 'a'], {}, onward);
		expect(finished.json(NODE)).toMatchObject([
			{ outcome: 'added' },
			{ error: expect.stringContaining('already') as string, details: { outcome: 'refused', reference: 'B' } },
			{ outcome: 'added' },
			{ error: expect.stringContaining('Item 0 (counted from 0) of this run') as string, details: { outcome: 'refused', reference: 'a' } },
		]);
	});

	it('puts exactly the failed items into the error output', async () => {
		orchestrator().addQueueItems('Disputes', 1, { reference: 'B' });
		const finished = await addMany(['A', 'B', 'C'], {}, { onError: 'continueErrorOutput' });
		expect(finished.json(NODE, 0).map(({ reference }) => reference)).toEqual(['A', 'C']);
		expect(finished.json(NODE, 1)).toMatchObject([{ reference: 'B', details: { outcome: 'refused' } }]);
	});

	it('ends the workflow when an item was refused, saying how many were added and how to learn the rest', async () => {
		orchestrator().addQueueItems('Disputes', 1, { reference: 'B' });
		const finished = await addMany(['A', 'B', 'C']);
		expect(finished.status).toBe('error');
		expect(finished.error?.description).toContain('2 of 3 items were done');
		expect(finished.error?.description).toContain('item 1 (counted from 0)');
	});

	it('counts duplicates as delivered on request, and says how many in a hint', async () => {
		orchestrator().addQueueItems('Disputes', 1, { reference: 'B' });
		const finished = await addMany(['A', 'B'], { options: { duplicatesDelivered: true } });
		expect(finished.json(NODE)).toMatchObject([{ outcome: 'added' }, { outcome: 'duplicate', reference: 'B' }]);
		expect(finished.hints(NODE).map(({ message }) => message)).toEqual([expect.stringContaining('1 of 2 items')]);
	});

	it('runs again without adding anything', async () => {
		const options = { duplicatesDelivered: true };
		await addMany(['A', 'B'], { options });
		const finished = await addMany(['A', 'B'], { options });
		expect(finished.json(NODE).map(({ outcome }) => outcome)).toEqual(['duplicate', 'duplicate']);
		expect(disputes()).toHaveLength(2);
	});

	it('sends nothing when the parameters of one item cannot be used', async () => {
		const finished = await addMany(['A', 'x'.repeat(129)]);
		expect(finished.error?.message).toContain('129 characters');
		expect(held.emulator.journal.entries()).toEqual([]);
	});

	it('all or nothing sends nothing when one item cannot be sent, even with Continue On Fail', async () => {
		const finished = await addMany(['A', 'x'.repeat(129)], { options: { commitType: 'AllOrNothing' } }, onward);
		expect(finished.json(NODE)).toMatchObject([{ details: { outcome: 'notAdded' } }, { error: expect.stringContaining('129') as string }]);
		expect(sent()).toHaveLength(0);
	});

	it('stop on first failure sends what stands before an item that cannot be sent', async () => {
		const options = { commitType: 'StopOnFirstFailure' };
		const finished = await addMany(['A', 'x'.repeat(129), 'C'], { options }, onward);
		expect(finished.json(NODE)).toMatchObject([
			{ outcome: 'added' },
			{ error: expect.stringContaining('129') as string },
			{ details: { outcome: 'notAdded' } },
		]);
		expect(disputes()).toHaveLength(1);
	});

	it('tells a queue that is not there for each of its items, and adds the others', async () => {
		const queue = { __rl: true, mode: 'name', value: '={{ $json.reference === "B" ? "Nowhere" : "Disputes" }}' };
		const finished = await addMany(['A', 'B', 'C'], { queue }, onward);
		expect(finished.json(NODE)).toMatchObject([
			{ outcome: 'added' },
			{ error: expect.stringContaining('"Nowhere"') as string },
			{ outcome: 'added' },
		]);
	});

	it('tells items as added where their IDs cannot be read because the list never ends', async () => {
		const value = Array.from({ length: 100 }, (_, index) => ({ Id: 9_000_000 + index, Reference: `other ${index}`, Status: 'New' }));
		const page = { answer: { status: 200, body: { value } } };
		held.emulator.faults.add([{ route: 'GET /odata/QueueItems', nth: 2, times: 999, do: page }]);
		const finished = await addMany(['A', 'B'], { options: { includeIds: true } });
		expect(finished.error).toBeUndefined();
		expect(finished.json(NODE).map(({ outcome, reference }) => [outcome, reference])).toEqual([['added', 'A'], ['added', 'B']]);
		expect(disputes()).toHaveLength(2);
	});
});
