import type { INodeParameters } from 'n8n-workflow';
import { emulated } from '../../emulated';
import { finance, NODE, queueNamed, runQueue } from '../runQueue';

const LIST = 'GET /odata/QueueItems';

describe('Queue Item: Get Many', () => {
	const held = emulated();

	const getMany = async (parameters: INodeParameters) =>
		await runQueue(held.emulator, { resource: 'queueItem', operation: 'getMany', ...parameters });
	const orchestrator = () => held.emulator.services.orchestrator;
	const lists = () =>
		held.emulator.journal
			.entries()
			.filter(({ route }) => route === LIST)
			.map(({ query }) => new URLSearchParams(query));

	it('gives every item of a queue once, in pages of 100, in a stable order', async () => {
		orchestrator().addQueueItems('Disputes', 250, (index) => ({ reference: `R-${index}` }));
		const finished = await getMany({ ...queueNamed('Disputes'), returnAll: true });
		const ids = finished.json(NODE).map(({ id }) => id);
		expect(ids).toEqual(orchestrator().queue('Disputes').items.map(({ id }) => Number(id)));
		expect(lists().map((query) => [query.get('$top'), query.get('$skip'), query.get('$orderby')])).toEqual([
			['100', '0', 'Id'],
			['100', '100', 'Id'],
			['100', '200', 'Id'],
		]);
	});

	it('asks for no more than the limit and says that there may be more', async () => {
		const finished = await getMany({ ...queueNamed('Invoices'), limit: 7 });
		expect(finished.json(NODE)).toHaveLength(7);
		expect(lists().map((query) => query.get('$top'))).toEqual(['7']);
		expect(finished.hints(NODE)).toHaveLength(1);
	});

	it('filters by status and adds details of robot, reviewer and queue', async () => {
		const finished = await getMany({
			...queueNamed('Invoices'),
			returnAll: true,
			conditions: { status: ['Failed'], robotId: '749' },
			options: { expand: ['Robot', 'ReviewerUser', 'QueueDefinition'], sortBy: 'CreationTime', descending: true },
		});
		const items = finished.json(NODE);
		expect(items.length).toBeGreaterThan(3);
		for (const item of items) expect(item).toMatchObject({ status: 'Failed', robot: { id: 749 }, queueDefinition: { name: 'Invoices' } });
		expect(lists()[0]?.get('$orderby')).toBe('CreationTime desc,Id');
		expect(items[0]).not.toHaveProperty('specificData');
	});

	it('repeats an item of a queue that is linked into two folders only where no folder is chosen', async () => {
		const conditions = { reference: 'INV-0001' };
		const everywhere = await getMany({ conditions, returnAll: true });
		expect(everywhere.json(NODE).map(({ organizationUnitFullyQualifiedName: name }) => name)).toHaveLength(2);
		expect((await getMany({ ...finance, conditions, returnAll: true })).json(NODE)).toHaveLength(1);
	});

	it('says what to do where a server takes no dates in this filter', async () => {
		orchestrator().settings.dateFilters = 'refused';
		const finished = await getMany({ ...finance, conditions: { createdAfter: '2026-01-01T00:00:00Z' } });
		expect(finished.error?.description).toContain('take no dates');
	});

	it('filters by dates where the server takes them', async () => {
		const finished = await getMany({ ...queueNamed('Invoices'), conditions: { createdBefore: '2026-03-02T08:05:00Z' }, returnAll: true });
		expect(finished.json(NODE).length).toBeGreaterThan(0);
	});

	it('takes an OData expression as the other way', async () => {
		const filterExpression = "Status eq 'New' and startswith(Reference,'INV-000')";
		const finished = await getMany({ ...queueNamed('Invoices'), filterWay: 'expression', filterExpression, returnAll: true });
		expect(finished.json(NODE).every(({ status }) => status === 'New')).toBe(true);
		expect(finished.json(NODE).length).toBeGreaterThan(0);
	});

	it('a queue that is not there is an error, not an empty list', async () => {
		const finished = await getMany(queueNamed('Nowhere'));
		expect(finished.error?.message).toContain('no queue called "Nowhere"');
		expect(finished.error?.description).toContain('No folder');
	});

	it.each([
		['a page that is no list', { status: 200, body: { value: null } }],
		['items without ID', { status: 200, body: { value: [{ Status: 'New' }] } }],
	])('%s is an error, never an empty list', async (_, answer) => {
		held.emulator.faults.add([{ route: LIST, do: { answer } }]);
		expect((await getMany(finance)).status).toBe('error');
	});
});
