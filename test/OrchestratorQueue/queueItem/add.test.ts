import type { INodeParameters } from 'n8n-workflow';
import { add as addOperation } from '../../../nodes/OrchestratorQueue/queueItem/add';
import { emulated } from '../../emulated';
import { NODE, queueNamed, runAlone, runQueue } from '../runQueue';

const ADD = 'POST /odata/Queues/UiPathODataSvc.AddQueueItem';

describe('Queue Item: Add', () => {
	const held = emulated();

	const add = async (parameters: INodeParameters, input = [{}], node = {}) =>
		await runQueue(held.emulator, { resource: 'queueItem', operation: 'add', ...parameters }, input, node);
	const unique = (parameters: INodeParameters = {}) => ({ ...queueNamed('Disputes'), reference: 'D-1', ...parameters });
	const orchestrator = () => held.emulator.services.orchestrator;
	const disputes = () => orchestrator().queue('Disputes').items;
	const sent = () => held.emulator.journal.entries().filter(({ route }) => route === ADD);
	const lose = (nth: number, when: 'before' | 'after') => {
		held.emulator.faults.add([{ route: ADD, nth, when, do: { reset: true } }]);
	};

	it('adds an item with every field, texts hinted, in one request', async () => {
		const finished = await add({
			...queueNamed('Invoices'),
			reference: ' INV-9 ',
			contentFrom: 'fields',
			contentFields: {
				field: [
					{ name: 'Number', type: 'text', value: '0042' },
					{ name: 'Amount', type: 'number', value: '12.5' },
					{ name: 'Paid', type: 'boolean', value: 'true' },
				],
			},
			options: {
				priority: 'High',
				deferDate: '2999-01-01T00:00:00Z',
				dueDate: '2999-01-02T00:00:00Z',
				riskSlaDate: '2999-01-01T12:00:00Z',
				progress: 'waiting',
				parentOperationId: 'op-1',
				source: 'Apps',
			},
		});
		expect(finished.json(NODE)).toEqual([
			expect.objectContaining({
				outcome: 'added',
				queue: 'Invoices',
				reference: 'INV-9',
				status: 'New',
				priority: 'High',
				specificContent: { Number: '0042', Amount: 12.5, Paid: true },
			}),
		]);
		expect(held.emulator.journal.entries().filter(({ method, route }) => method === 'GET' || route === ADD)).toHaveLength(1);
		expect(JSON.parse(sent()[0]?.body ?? '')).toEqual({
			itemData: {
				Name: 'Invoices',
				Reference: 'INV-9',
				Priority: 'High',
				DeferDate: '2999-01-01T00:00:00.000Z',
				DueDate: '2999-01-02T00:00:00.000Z',
				RiskSlaDate: '2999-01-01T12:00:00.000Z',
				Progress: 'waiting',
				ParentOperationId: 'op-1',
				Source: 'Apps',
				SpecificContent: { Number: '0042', 'Number@odata.type': '#String', Amount: 12.5, Paid: true },
			},
		});
	});

	it('sends only the fields that were set', async () => {
		await add({ ...queueNamed('Invoices'), contentFrom: 'input' }, [{ A: 1 }]);
		expect(JSON.parse(sent()[0]?.body ?? '')).toEqual({ itemData: { Name: 'Invoices', SpecificContent: { A: 1 } } });
	});

	it('knows a queue by its ID and accepts the answer of older servers', async () => {
		orchestrator().settings.legacy200 = true;
		const { id } = orchestrator().queue('Disputes');
		await add(unique({ queue: { __rl: true, mode: 'id', value: String(id) } }));
		expect(disputes()).toHaveLength(1);
	});

	it('keeps every digit of an ID beyond 2^53', async () => {
		orchestrator().settings.largeIds = true;
		const [item] = (await add(unique())).json(NODE);
		expect(item?.['id']).toBe(String(disputes()[0]?.id));
	});

	it('takes content from the mapper and checks it against the queue’s JSON schema before sending', async () => {
		const mapped = (value: INodeParameters) => ({
			folder: { __rl: true, mode: 'path', value: 'Shared/Kundenservice Zürich' },
			queue: { __rl: true, mode: 'name', value: 'Claims' },
			contentFrom: 'schema',
			contentSchema: { mappingMode: 'defineBelow', value, matchingColumns: [], schema: [] } as unknown as INodeParameters,
		});
		const refused = await add(mapped({ ClaimNumber: 'nonsense', Amount: 1 }));
		expect(refused.error?.message).toContain('"ClaimNumber" must match the pattern');
		expect(sent()).toHaveLength(0);
		const finished = await add(mapped({ ClaimNumber: 'C-000001', Amount: 1, Urgent: null }));
		expect(finished.json(NODE)).toMatchObject([{ specificContent: { ClaimNumber: 'C-000001', Amount: 1 } }]);
	});

	it('sends nothing at all when an item cannot be sent, and says which value is nested', async () => {
		const finished = await add({ ...queueNamed('Invoices'), contentFrom: 'input' }, [{ A: 1 }, { B: { C: [1] } }] as never);
		expect(finished.error?.message).toContain('"B.C"');
		expect(held.emulator.journal.entries()).toEqual([]);
	});

	it('refuses a reference of more than 128 characters', async () => {
		const finished = await add(unique({ reference: 'x'.repeat(129) }));
		expect(finished.error?.message).toContain('"Reference" has 129 characters');
	});

	it('refuses a duplicate: it is somebody else’s', async () => {
		orchestrator().addQueueItems('Disputes', 1, { reference: 'd-1' });
		const finished = await add(unique());
		expect(finished.error?.message).toContain('has an item with this reference already');
		expect(sent()).toHaveLength(1);
	});

	it('puts the item out that is there when duplicates count as delivered', async () => {
		const [there] = orchestrator().addQueueItems('Disputes', 1, { reference: 'd-1' });
		const finished = await add(unique({ options: { duplicatesDelivered: true } }));
		expect(finished.json(NODE)).toEqual([expect.objectContaining({ outcome: 'duplicate', id: Number(there?.id), reference: 'd-1' })]);
	});

	it.each(['before', 'after'] as const)('with a reply lost %s the item was applied it is there once, and the hint says so', async (when) => {
		lose(1, when);
		const finished = await add(unique());
		expect(disputes()).toHaveLength(1);
		expect(finished.json(NODE)).toEqual([expect.objectContaining({ outcome: 'added', id: Number(disputes()[0]?.id) })]);
		expect(sent()).toHaveLength(when === 'after' ? 1 : 2);
	});

	it('takes a duplicate on its own second attempt for its own success, even where the list lags behind', async () => {
		lose(1, 'after');
		held.emulator.faults.add([{ route: 'GET /odata/QueueItems', nth: 1, do: { answer: { status: 200, body: { value: [] } } } }]);
		const finished = await add(unique());
		expect(finished.json(NODE)).toEqual([expect.objectContaining({ outcome: 'added', id: Number(disputes()[0]?.id) })]);
		expect(finished.hints(NODE).map(({ message }) => message)).toEqual([expect.stringContaining('"D-1" was lost')]);
		expect(sent()).toHaveLength(2);
	});

	it('does not take an old item with the same reference for its own', async () => {
		orchestrator().addQueueItems('Disputes', 1, { reference: 'D-1' });
		const [there] = disputes();
		if (there) Object.assign(there, { creationTime: '2020-01-01T00:00:00Z' });
		lose(1, 'after');
		const finished = await add(unique());
		expect(finished.error?.message).toContain('has had an item with Reference "D-1" before');
		expect(disputes()).toHaveLength(1);
	});

	describe.each([-3, 0, 3])('with a clock that is %d hours ahead of UiPath’s', (hours) => {
		const addAhead = async () => {
			const parameters = { ...unique({ contentFrom: 'input' }), options: { duplicatesDelivered: true } };
			const { items } = await runAlone(held.emulator, addOperation, parameters, { ahead: hours * 3_600_000 });
			return items.map(({ json }) => json['outcome']);
		};

		it('finds its own item after a lost reply', async () => {
			lose(1, 'after');
			expect(await addAhead()).toEqual(['added']);
		});

		it('does not take an item of ten minutes ago for its own', async () => {
			for (const item of orchestrator().addQueueItems('Disputes', 1, { reference: 'D-1' })) {
				Object.assign(item, { creationTime: new Date(Date.now() - 600_000).toISOString() });
			}
			lose(1, 'after');
			expect(await addAhead()).toEqual(['duplicate']);
		});
	});

	it.each([
		['a queue without unique references', { ...queueNamed('Invoices'), reference: 'I-1' }, 'Look for Reference "I-1"'],
		['an item without reference', { ...queueNamed('Invoices'), reference: '' }, 'Look for it in the queue'],
	])('with %s a lost reply is reported as unknown and not sent again', async (_, parameters, look) => {
		lose(1, 'after');
		const finished = await add(parameters);
		expect(finished.error?.message).toContain('may have been added');
		expect(finished.error?.message).toContain(look);
		expect(sent()).toHaveLength(1);
	});

	it('with Continue On Fail only the failing item fails, and pairing and order hold', async () => {
		orchestrator().addQueueItems('Disputes', 1, { reference: 'B' });
		const input = ['A', 'B', 'C'].map((reference) => ({ reference }));
		const finished = await add(unique({ reference: '={{ $json.reference }}' }), input, { onError: 'continueRegularOutput' });
		const items = finished.items(NODE);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(items.map(({ json }) => json['outcome'] ?? 'failed')).toEqual(['added', 'failed', 'added']);
	});

	it('says how many were added before the one that ended the run', async () => {
		orchestrator().addQueueItems('Disputes', 1, { reference: 'C' });
		const input = ['A', 'B', 'C', 'D'].map((reference) => ({ reference }));
		const finished = await add(unique({ reference: '={{ $json.reference }}' }), input);
		expect(finished.error?.description).toContain('2 of 4 items were done before; go on at item 2');
		expect(disputes()).toHaveLength(3);
	});

	it('says in which folder a queue lies that the chosen folder does not have', async () => {
		const finished = await add({ ...queueNamed('Claims'), reference: 'X' });
		expect(finished.error?.description).toContain('exists in Shared/Kundenservice Zürich instead');
	});

	it('does not take an earlier item of the run for a later one of the same reference whose reply was lost', async () => {
		lose(2, 'before');
		const finished = await add(unique({ options: { duplicatesDelivered: true } }), [{}, {}]);
		expect(finished.json(NODE).map(({ outcome }) => outcome)).toEqual(['added', 'duplicate']);
		expect(disputes()).toHaveLength(1);
	});

	it('does not know whose the item is that the queue has when an earlier one with its reference is unknown', async () => {
		lose(1, 'after');
		lose(2, 'after');
		const unavailable = { answer: { status: 503, body: {} } };
		held.emulator.faults.add([{ route: 'GET /odata/QueueItems', nth: 1, times: 4, do: unavailable }]);
		const finished = await add(unique(), [{}, {}], { onError: 'continueRegularOutput' });
		expect(finished.json(NODE).map(({ error }) => error)).toEqual(Array(2).fill(expect.stringContaining('may have been added')));
		expect(disputes()).toHaveLength(1);
	});

	it('does not take an earlier item for its own where no list shows it yet', async () => {
		lose(2, 'before');
		held.emulator.faults.add([{ route: 'GET /odata/QueueItems', nth: 1, times: 99, do: { answer: { status: 200, body: { value: [] } } } }]);
		const finished = await add(unique({ options: { duplicatesDelivered: true } }), [{}, {}]);
		expect(finished.json(NODE).map(({ outcome }) => outcome)).toEqual(['added', 'duplicate']);
	});

	it('tells a lost reply as unknown where the queue cannot be found afterwards', async () => {
		lose(1, 'after');
		held.emulator.faults.add([{ route: 'GET /odata/QueueDefinitions', nth: 1, do: { answer: { status: 200, body: { value: [] } } } }]);
		const finished = await add(unique());
		expect(finished.error?.message).toContain('may have been added. Look for Reference "D-1"');
	});
});
