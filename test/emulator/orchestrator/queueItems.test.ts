import { caller, FINANCE, KUNDENSERVICE } from './caller';
import type { Caller, Reply, Sent } from './caller';

const ADD = '/odata/Queues/UiPathODataSvc.AddQueueItem';
const BULK = '/odata/Queues/UiPathODataSvc.BulkAddQueueItems';
const list = (query: string) => `/odata/QueueItems?${new URLSearchParams(query).toString()}`;

function add(called: Caller, itemData: object, more: Sent = {}): Reply {
	return called.send('POST', ADD, { body: { itemData }, ...more });
}

const code = ({ status, body }: Reply) => [status, (body as { errorCode?: number } | undefined)?.errorCode];
const rows = ({ body }: Reply) => (body as { value: Array<Record<string, unknown>> }).value;

describe('the folder of a request', () => {
	const called = caller();
	const folder = called.service.tenant.folders[1];

	it.each([
		['its id', { 'x-uipath-organizationunitid': String(folder?.id) }],
		['its key', { 'x-uipath-folderkey': String(folder?.key).toUpperCase() }],
		['its path', { 'x-uipath-folderpath': 'Shared/Finance' }],
		['its encoded path', { 'x-uipath-folderpath-encoded': Buffer.from('Shared/Finance', 'utf16le').toString('base64') }],
		['a path with dots', { 'x-uipath-folderpath': '/Shared/./Other/../Finance' }],
	])('is found by %s', (_by, headers) => {
		expect(add(called, { Name: 'Invoices' }, { headers }).status).toBe(201);
	});

	it.each([
		['an unknown id', { 'x-uipath-organizationunitid': '1' }],
		['an unknown path', { 'x-uipath-folderpath': 'Shared/Nothing' }],
		['a trailing slash', { 'x-uipath-folderpath': 'Shared/Finance/' }],
		['a path above the root', { 'x-uipath-folderpath': '../Shared' }],
		['an encoded path that is UTF-8', { 'x-uipath-folderpath-encoded': Buffer.from('Shared/Finance').toString('base64') }],
	])('is refused with 1100 for %s', (_by, headers) => {
		expect(code(add(called, { Name: 'Invoices' }, { headers }))).toEqual([400, 1100]);
	});

	it('is demanded with 1101, unless the caller has only one', () => {
		expect(code(add(called, { Name: 'Invoices' }, { headers: {} }))).toEqual([400, 1101]);
		const single = caller({ assignedFolders: ['Shared/Finance'] });
		expect(add(single, { Name: 'Invoices' }, { headers: {} }).status).toBe(201);
		expect(code(add(single, { Name: 'Claims' }, { headers: KUNDENSERVICE }))).toEqual([400, 1100]);
	});

	it('decides which queues there are', () => {
		expect(code(add(called, { Name: 'Claims' }))).toEqual([404, 1002]);
		expect(add(called, { Name: 'Claims', SpecificContent: { ClaimNumber: 'C-000001', Amount: 1 } }, { headers: KUNDENSERVICE }).status).toBe(201);
	});

	it('may be left out of a list, which then shows an item once for each folder of its queue', () => {
		const fresh = caller();
		const query = '$filter=Reference eq \'INV-0001\'&$count=true';
		expect(rows(fresh.send('GET', list(query), { headers: {} })).map((row) => row['OrganizationUnitFullyQualifiedName'])).toEqual([
			'Shared/Finance', 'Shared/Kundenservice Zürich',
		]);
		expect(rows(fresh.send('GET', list(query), { headers: FINANCE }))).toHaveLength(1);
	});
});

describe('adding one item', () => {
	it('answers 201 with every field, nulls included, or 200 as older servers do', () => {
		const reply = add(caller(), { Name: 'Invoices', SpecificContent: { Email: 'a@b.c', 'Email@odata.type': '#String' } });
		expect(reply.status).toBe(201);
		expect(reply.headers['api-supported-versions']).toBe('20.0');
		const { '@odata.context': context, ...item } = reply.body as Record<string, unknown>;
		expect(context).toMatch(/\$metadata#QueueItems\/\$entity$/);
		expect(Object.keys(item)).toHaveLength(45);
		expect(item).toMatchObject({
			Status: 'New', Priority: 'Normal', Reference: null, SpecificContent: { Email: 'a@b.c' },
			SpecificData: '{"DynamicProperties":{"Email":"a@b.c"}}', OrganizationUnitFullyQualifiedName: null,
		});
		expect(add(caller({ legacy200: true }), { Name: 'Invoices' }).status).toBe(200);
	});

	it.each([
		['an unknown field', { Name: 'Invoices', Colour: 'red' }],
		['a nested value', { Name: 'Invoices', SpecificContent: { a: { b: 1 } } }],
		['a list as a value', { Name: 'Invoices', SpecificContent: { a: [1] } }],
		['a key with @', { Name: 'Invoices', SpecificContent: { 'a@b': 1 } }],
		['an unknown priority', { Name: 'Invoices', Priority: 'Medium' }],
		['a date without time zone', { Name: 'Invoices', DueDate: '2026-03-02T08:00:00' }],
		['a reference of 129 characters', { Name: 'Invoices', Reference: 'x'.repeat(129) }],
		['a number as reference', { Name: 'Invoices', Reference: 5 }],
	])('refuses %s in the documented envelope', (_what, itemData) => {
		const reply = add(caller(), itemData);
		expect(code(reply)).toEqual([400, 1000]);
		expect(Object.keys(reply.body as object)).toEqual(['message', 'errorCode', 'traceId', 'resourceIds']);
	});

	it('lets unknown fields pass where it is told to', () => {
		expect(add(caller({ strictUnknown: false }), { Name: 'Invoices', Colour: 'red' }).status).toBe(201);
	});

	it('refuses content that is too long or against the queue\'s schema', () => {
		const called = caller();
		expect(code(add(called, { Name: 'Invoices', SpecificContent: { a: 'x'.repeat(256_000) } }))).toEqual([400, 1864]);
		const claim = { Name: 'Claims', SpecificContent: { ClaimNumber: 'wrong', Amount: 1 } };
		expect(code(add(called, claim, { headers: KUNDENSERVICE }))).toEqual([400, 1856]);
	});

	it('compares unique references without case and outer spaces, and forgets deleted ones', () => {
		const called = caller();
		const first = add(called, { Name: 'Disputes', Reference: ' Ref-Ä ' }).body as { Id: number };
		expect(code(add(called, { Name: 'disputes', Reference: 'ref-ä' }))).toEqual([409, 1016]);
		expect(code(add(called, { Name: 'Disputes' }))).toEqual([400, 1850]);
		expect(called.send('DELETE', `/odata/QueueItems(${first.Id})`).status).toBe(204);
		expect(add(called, { Name: 'Disputes', Reference: 'REF-Ä' }).status).toBe(201);
	});

	it('writes ids beyond 2^53 exactly and finds them again', () => {
		const called = caller({ largeIds: true });
		const { Id } = add(called, { Name: 'Disputes', Reference: 'a' }).body as { Id: bigint };
		expect(Id).toBe(9_007_199_254_740_995n);
		add(called, { Name: 'Disputes', Reference: 'b' });
		expect(called.send('GET', `/odata/QueueItems(${Id})?$select=Reference`).body).toMatchObject({ Reference: 'a' });
		expect(rows(called.send('GET', list(`$filter=Id in (${Id})`)))).toHaveLength(1);
		expect(JSON.stringify(called.service.state())).toContain('"9007199254740995"');
		const text = `{"Text":"x","QueueItemId":${Id}}`;
		expect(called.send('POST', '/odata/QueueItemComments', { text }).body).toMatchObject({ QueueItemId: Id });
	});
});

describe('adding many items', () => {
	const queueItems = ['a', 'A ', null, 'b'].map((Reference) => ({ Reference }));
	const failedRow = (Ordinal: number, ErrorCode: string) => expect.objectContaining({ Ordinal, ErrorCode }) as unknown;

	it.each([
		['AllOrNothing', [], [failedRow(2, 'DuplicateReference')]],
		['StopOnFirstFailure', ['a'], [failedRow(2, 'DuplicateReference')]],
		['ProcessAllIndependently', ['a', 'b'], [failedRow(2, 'DuplicateReference'), failedRow(3, 'TransactionReferenceRequired')]],
	])('%s stores %j and names the failed rows', (commitType, stored, FailedItems) => {
		const called = caller();
		const reply = called.send('POST', BULK, { body: { queueName: 'Disputes', commitType, queueItems } });
		expect(reply.status).toBe(200);
		expect(reply.body).toMatchObject({ Success: false, Message: 'Some items have not been inserted.', FailedItems });
		expect(called.service.queue('Disputes').items.map(({ reference }) => reference)).toEqual(stored);
	});

	it('says success with an empty list', () => {
		const body = { queueName: 'Invoices', commitType: 'AllOrNothing', queueItems };
		expect(caller().send('POST', BULK, { body }).body).toMatchObject({ Success: true, Message: null, FailedItems: [] });
	});

	it.each([
		['an unknown commit type', { queueName: 'Disputes', commitType: 'Some', queueItems: [] }, [400, 1000]],
		['no queue name', { commitType: 'AllOrNothing', queueItems: [] }, [400, 1000]],
		['an unknown queue', { queueName: 'Nothing', commitType: 'AllOrNothing', queueItems: [] }, [404, 1002]],
	])('refuses %s', (_what, body, expected) => {
		expect(code(caller().send('POST', BULK, { body }))).toEqual(expected);
	});
});

describe('listing items', () => {
	it('answers more than 100 rows with an empty 400, and other mistakes with the envelope', () => {
		const called = caller();
		expect(called.send('GET', list('$top=101'))).toMatchObject({ status: 400, body: undefined });
		expect(code(called.send('GET', list('$filter=Nothing eq 1')))).toEqual([400, 1000]);
		expect(code(called.send('GET', list('$search=x')))).toEqual([400, 1000]);
		const many = Array.from({ length: 21 }, (_, index) => `RobotId eq ${index}`).join(' or ');
		expect(code(called.send('GET', list(`$filter=${many}`)))).toEqual([400, 1000]);
	});

	it('counts only when asked to, or always where old servers are played', () => {
		expect(caller().send('GET', list('$top=1')).body).not.toHaveProperty(['@odata.count']);
		expect(caller({ countAlways: true }).send('GET', list('$top=1')).body).toHaveProperty(['@odata.count'], 72);
	});

	it('follows navigations and expands them', () => {
		const found = rows(caller().send('GET', list("$filter=Robot/Id eq 749 and QueueDefinition/Name eq 'Invoices' and ReviewStatus eq 'InReview'&$expand=Robot,ReviewerUser,QueueDefinition&$top=2")));
		expect(found).toHaveLength(2);
		expect(found[0]).toMatchObject({ Robot: { Name: 'InvoiceRobot' }, ReviewerUser: { Id: 583 }, QueueDefinition: { Name: 'Invoices' } });
	});

	it('refuses date filters where it is told to', () => {
		const query = list('$filter=CreationTime ge 2026-01-01T00:00:00.000Z');
		expect(caller().send('GET', query).status).toBe(200);
		expect(code(caller({ dateFilters: 'refused' }).send('GET', query))).toEqual([400, 1000]);
	});

	it('answers the 101st list in a minute with 429 and says when to come back', () => {
		const called = caller({ rateLimit: true });
		const at = (second: number) => called.send('GET', list('$top=1'), { now: new Date(1_800_000_000_000 + second * 1_000) });
		for (let calls = 0; calls < 100; calls += 1) expect(at(0).status).toBe(200);
		expect(at(20)).toMatchObject({ status: 429, headers: { 'retry-after': '40' } });
		expect(at(60).status).toBe(200);
	});

	it('finds references among 100,000 items without looking at each', () => {
		const called = caller();
		called.service.addQueueItems('Disputes', 100_000, (index) => ({ reference: `ref-${index}` }));
		const id = called.service.queue('Disputes').id;
		const started = performance.now();
		for (let turn = 0; turn < 50; turn += 1) {
			const query = `$filter=QueueDefinitionId eq ${id} and Reference in ('REF-${turn}','ref-99999')`;
			expect(rows(called.send('GET', list(query)))).toHaveLength(2);
		}
		expect(performance.now() - started).toBeLessThan(1_000);
	}, 20_000);
});
