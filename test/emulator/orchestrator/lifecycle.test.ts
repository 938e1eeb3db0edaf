import { caller, FINANCE } from './caller';
import type { Caller, Reply } from './caller';
import type { QueueItem } from './state/records';

const START = '/odata/Queues/UiPathODataSvc.StartTransaction';

const code = ({ status, body }: Reply) => [status, (body as { errorCode?: number } | undefined)?.errorCode];

/** A queue in Finance that tries twice again, without items. */
function withQueue() {
	const called = caller();
	const body = { Name: 'Work', AcceptAutomaticallyRetry: true, MaxNumberOfRetries: 2 };
	expect(called.send('POST', '/odata/QueueDefinitions', { body }).status).toBe(201);
	return called;
}

function start(called: Caller, data: object = {}): Reply {
	return called.send('POST', START, { as: 'robot', body: { transactionData: { Name: 'Work', ...data } } });
}

function finish(called: Caller, id: number, transactionResult: object): Reply {
	return called.send('POST', `/odata/Queues(${id})/UiPathODataSvc.SetTransactionResult`, { body: { transactionResult } });
}

const startedId = (reply: Reply) => (reply.body as { Id: number }).Id;
const statuses = (called: Caller) => called.service.queue('Work').items.map(({ status }) => status);
const failure = (Type: string) => ({ IsSuccessful: false, ProcessingException: { Reason: 'x', Type } });

describe('starting a transaction', () => {
	it('gives items to robots only: everyone else gets 204', () => {
		const called = withQueue();
		called.service.addQueueItems('Work', 1);
		expect(called.send('POST', START, { body: { transactionData: { Name: 'Work' } } })).toMatchObject({ status: 204, body: undefined });
		expect(start(called)).toMatchObject({ status: 200, body: { Status: 'InProgress' } });
		expect(start(called).status).toBe(204);
	});

	it('takes priority, then due date, then id, and no deferred item', () => {
		const called = withQueue();
		called.service.addQueueItems('Work', 1, { reference: 'late', dueDate: '2026-05-01T00:00:00Z' });
		called.service.addQueueItems('Work', 1, { reference: 'no date' });
		called.service.addQueueItems('Work', 1, { reference: 'soon', dueDate: '2026-04-01T00:00:00Z' });
		called.service.addQueueItems('Work', 1, { reference: 'deferred', priority: 'High', deferDate: '2999-01-01T00:00:00Z' });
		called.service.addQueueItems('Work', 1, { reference: 'high', priority: 'High' });
		const order = Array.from({ length: 4 }, () => (start(called).body as { Reference: string }).Reference);
		expect(order).toEqual(['high', 'soon', 'late', 'no date']);
	});

	it('takes only the reference that is asked for, or makes the item on the spot', () => {
		const called = withQueue();
		called.service.addQueueItems('Work', 3, (index) => ({ reference: `ref-${index}` }));
		expect(start(called, { Reference: 'REF-1' }).body).toMatchObject({ Reference: 'ref-1' });
		expect(start(called, { Reference: 'ref', ReferenceFilterOption: 'StartsWith' }).body).toMatchObject({ Reference: 'ref-0' });
		expect(start(called, { SpecificContent: { a: 1 } }).body).toMatchObject({ SpecificContent: { a: 1 }, Status: 'InProgress' });
	});
});

describe('the result of a transaction', () => {
	it('retries application exceptions until no try is left', () => {
		const called = withQueue();
		called.service.addQueueItems('Work', 1, { reference: 'r' });
		for (let tries = 0; tries < 3; tries += 1) {
			expect(finish(called, startedId(start(called)), failure('ApplicationException')).status).toBe(200);
		}
		const items = called.service.queue('Work').items;
		expect(items.map(({ status, retryNumber }) => [status, retryNumber])).toEqual([['Retried', 0], ['Retried', 1], ['Failed', 2]]);
		expect(new Set(items.map(({ key }) => key)).size).toBe(1);
		expect(items[2]?.ancestor).toBe(items[1]);
		const last = called.send('GET', `/odata/QueueItems(${items[0]?.id ?? 0})/UiPath.Server.Configuration.OData.GetItemLastRetry`);
		expect(last.body).toMatchObject({ Id: items[2]?.id });
	});

	it('never retries business exceptions, and keeps the output of success', () => {
		const called = withQueue();
		called.service.addQueueItems('Work', 2);
		finish(called, startedId(start(called)), failure('BusinessException'));
		finish(called, startedId(start(called)), { IsSuccessful: true, Output: { total: 5, 'total@odata.type': '#Int64' } });
		expect(statuses(called)).toEqual(['Failed', 'Successful']);
		expect(called.service.queue('Work').items[1]?.output).toEqual({ total: 5 });
	});

	it('postpones with a date and without an exception', () => {
		const called = withQueue();
		called.service.addQueueItems('Work', 1);
		finish(called, startedId(start(called)), { IsSuccessful: false, DeferDate: '2999-01-01T00:00:00Z' });
		expect(statuses(called)).toEqual(['New']);
		expect(start(called).status).toBe(204);
	});

	it('postpones a success whose date is ahead, and takes one whose date has passed for a success', () => {
		const called = withQueue();
		called.service.addQueueItems('Work', 1);
		finish(called, startedId(start(called)), { IsSuccessful: true, DeferDate: '2999-01-01T00:00:00Z' });
		expect(statuses(called)).toEqual(['New']);
		called.service.addQueueItems('Work', 1);
		finish(called, startedId(start(called)), { IsSuccessful: true, DeferDate: '2001-01-01T00:00:00Z' });
		expect(statuses(called)).toEqual(['New', 'Successful']);
	});

	it('is refused with 409 for what is not in progress, and with 400 for a failure without exception', () => {
		const called = withQueue();
		const [item] = called.service.addQueueItems('Work', 1);
		const id = Number(item?.id);
		expect(code(finish(called, id, { IsSuccessful: true }))).toEqual([409, 1852]);
		start(called);
		expect(code(finish(called, id, { IsSuccessful: false }))).toEqual([400, 1000]);
		finish(called, id, { IsSuccessful: true });
		expect(code(finish(called, id, { IsSuccessful: true }))).toEqual([409, 1865]);
		const progress = called.send('POST', `/odata/QueueItems(${id})/UiPathODataSvc.SetTransactionProgress`, { body: { progress: '1' } });
		expect(code(progress)).toEqual([400, 1851]);
	});

	it('is no longer awaited after 24 hours: the item is abandoned', () => {
		const called = withQueue();
		called.service.addQueueItems('Work', 1);
		start(called);
		called.send('GET', '/odata/QueueItems', { now: new Date(Date.now() + 86_400_001) });
		expect(statuses(called)).toEqual(['Abandoned']);
	});
});

describe('changing an item', () => {
	const read = (called: Caller, item: QueueItem) => called.send('GET', `/odata/QueueItems(${item.id})`).body as Record<string, unknown>;

	it('replaces whole: what the body leaves out becomes null', () => {
		const called = withQueue();
		const [item] = called.service.addQueueItems('Work', 1, { dueDate: '2026-04-01T00:00:00Z', specificContent: { a: 1 } });
		if (!item) throw new Error('No item was added');
		const before = read(called, item);
		expect(called.send('PUT', `/odata/QueueItems(${item.id})`, { body: { Priority: 'High', SpecificContent: {} } })).toMatchObject({ status: 200, body: undefined });
		const after = read(called, item);
		expect(after).toMatchObject({ Priority: 'High', DueDate: null, SpecificContent: {} });
		expect(after['RowVersion']).not.toBe(before['RowVersion']);
		start(called);
		expect(code(called.send('PUT', `/odata/QueueItems(${item.id})`, { body: { Name: 'Work' } }))).toEqual([409, 1020]);
		expect(code(called.send('PUT', '/odata/QueueItems(1)', { body: { Name: 'Work' } }))).toEqual([404, 1002]);
	});

	it('writes an event for each action', () => {
		const called = withQueue();
		const [item] = called.service.addQueueItems('Work', 1);
		start(called);
		finish(called, Number(item?.id), { IsSuccessful: true });
		called.send('DELETE', `/odata/QueueItems(${item?.id ?? 0})`);
		const history = `GetQueueItemEventsHistory(queueItemId=${item?.id ?? 0})?$orderby=Timestamp`;
		const { value } = called.send('GET', `/odata/QueueItemEvents/UiPath.Server.Configuration.OData.${history}`).body as {
			value: Array<{ Action: string; Status: string }>;
		};
		expect(value.map(({ Action, Status }) => `${Action} ${Status}`)).toEqual([
			'Create New', 'Status InProgress', 'Status Successful', 'Delete Deleted',
		]);
	});

	it('lets only the author change a comment', () => {
		const called = caller();
		const [comment] = called.service.tenant.comments.values();
		const route = `/odata/QueueItemComments(${comment?.id ?? 0})`;
		expect(code(called.send('PUT', route, { body: { Text: 'mine' } }))).toEqual([409, 1007]);
		expect(called.send('PUT', route, { body: { Text: 'mine' }, as: 'user' }).status).toBe(200);
		expect(code(called.send('PUT', route, { body: { Text: 'x'.repeat(513) }, as: 'user' }))).toEqual([400, 1000]);
	});
});

describe('reviewing', () => {
	const failedItems = (called: Caller) => called.service.queue('Invoices').items.filter(({ status }) => status === 'Failed').slice(0, 2);
	const named = (called: Caller, items: QueueItem[]) => items.map(({ id }) => {
		const { RowVersion } = called.send('GET', `/odata/QueueItems(${id})`).body as { RowVersion: string };
		return { Id: Number(id), RowVersion };
	});
	const review = (called: Caller, operation: string, body: object) =>
		called.send('POST', `/odata/QueueItems/UiPathODataSvc.${operation}`, { body, headers: FINANCE });

	it('needs the RowVersion of now: a stale one comes back among the failed ids, or as 409', () => {
		const called = caller();
		const queueItems = named(called, failedItems(called));
		expect(review(called, 'SetItemReviewer', { userId: 584, queueItems }).body).toMatchObject({ Success: true, FailedItems: [] });
		const ids = queueItems.map(({ Id }) => Id);
		expect(review(called, 'SetItemReviewer', { userId: 583, queueItems }).body).toMatchObject({ Success: false, FailedItems: ids });
		called.service.settings.staleRowVersion = '409';
		expect(code(review(called, 'UnsetItemReviewer', { queueItems }))).toEqual([409, 1020]);
		expect(code(review(called, 'SetItemReviewer', { userId: 1, queueItems }))).toEqual([400, 1853]);
	});

	it('makes a new item when an item is retried by hand, and then the review is over', () => {
		const called = caller();
		const [item] = failedItems(called);
		if (!item) throw new Error('No item has failed');
		const queueItems = named(called, [item]);
		expect(review(called, 'SetItemReviewStatus', { status: 'Retried', queueItems }).body).toMatchObject({ Success: true });
		const retry = item.chain.at(-1);
		expect(retry).toMatchObject({ status: 'New', manualRetryNumber: 1, manualAncestor: item, reference: item.reference });
		expect(item).toMatchObject({ status: 'Failed', reviewStatus: 'Retried' });
		const again = named(called, [item]);
		expect(review(called, 'SetItemReviewStatus', { status: 'Retried', queueItems: again }).body).toMatchObject({ Success: false });
	});

	it('deletes many, but neither deleted ones nor those in progress', () => {
		const called = caller();
		const items = ['Failed', 'Deleted', 'InProgress'].flatMap(
			(status) => called.service.queue('Invoices').items.find((item) => item.status === status) ?? [],
		);
		const queueItems = named(called, items);
		const failed = queueItems.slice(1).map(({ Id }) => Id);
		expect(review(called, 'DeleteBulk', { queueItems }).body).toMatchObject({ Success: false, FailedItems: failed });
	});
});

describe('queues', () => {
	it('have names of their own, keep what is fixed, and take their items along', () => {
		const called = withQueue();
		expect(code(called.send('POST', '/odata/QueueDefinitions', { body: { Name: 'work' } }))).toEqual([409, 1001]);
		called.service.addQueueItems('Work', 3);
		const queue = called.service.queue('Work');
		const route = `/odata/QueueDefinitions(${queue.id})`;
		expect(code(called.send('PUT', route, { body: { Name: 'Work', EnforceUniqueReference: true } }))).toEqual([400, 1854]);
		expect(called.send('DELETE', route).status).toBe(204);
		expect(called.service.state().queueItems).toHaveLength(72);
	});

	it('are counted by status, and filtered by name but not by id', () => {
		const called = caller();
		const route = '/odata/QueueProcessingRecords/UiPathODataSvc.RetrieveQueuesProcessingStatus?$filter=';
		const { value } = called.send('GET', `${route}QueueDefinitionName eq 'Invoices'`).body as { value: unknown[] };
		expect(value).toHaveLength(1);
		expect(value[0]).toMatchObject({ ItemsToProcess: 18, ItemsInProgress: 6, BusinessExceptionsNo: 6 });
		expect(code(called.send('GET', `${route}QueueDefinitionId eq 1`))).toEqual([400, 1000]);
	});
});
