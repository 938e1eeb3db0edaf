import { caller, KUNDENSERVICE } from './caller';
import type { Reply } from './caller';
import { deviations } from './deviations';
import { documentPath, OpenApiJudge, openApiDocument } from './openapi';
import type { Method } from '../route';

const document = openApiDocument();

if (!document) {
	process.stdout.write(`The answers are not validated: there is no OpenAPI document at ${documentPath()}.\n`);
}

const COMMENT = { Text: 'Checked.', QueueItemId: 0 };
const WEBHOOK = {
	Name: 'hook', Url: 'http://127.0.0.1:9/hook', Enabled: false, Secret: 's', SubscribeToAllEvents: false,
	AllowInsecureSsl: false, Events: [{ EventType: 'queueItem.added' }],
};

interface Exchanged extends Reply {
	readonly method: Method;
	readonly path: string;
	readonly query: URLSearchParams;
	readonly sent: unknown;
}

/** A way to call the service that keeps each reply together with what was sent. */
function recorded() {
	const { service, send } = caller({ webhookRetries: 0 });
	const replies: Exchanged[] = [];
	const call = (method: Method, target: string, sent?: unknown, more: Parameters<typeof send>[2] = {}): unknown => {
		const [path = '', query] = target.split('?', 2);
		const reply = send(method, target, { ...more, ...(sent === undefined ? {} : { body: sent }) });
		replies.push({ ...reply, method, path, query: new URLSearchParams(query), sent });
		return reply.body;
	};
	return { service, call, replies };
}

(document ? describe : describe.skip)('the OpenAPI document', () => {
	const judge = new OpenApiJudge(document ?? { paths: {}, components: { schemas: {}, parameters: {} } });

	it('has exactly the routes of the emulator', () => {
		const { service } = caller();
		const extra: readonly string[] = deviations.extraRoutes.names;
		const ours = service.routes.map(({ name }) => name).filter((name) => !extra.includes(name));
		expect(ours.toSorted()).toEqual(judge.routes().toSorted());
	});

	it('allows every answer and every request of a walk over all routes', async () => {
		const walk = recorded();
		walkOverAllRoutes(walk.service, walk.call);
		await walk.service.webhooks.settled();
		const problems = walk.replies.flatMap(({ method, path, query, sent, status, body, raw }) => [
			...judge.request({ method, route: path, query, body: sent }).map((problem) => `request ${method} ${path}: ${problem}`),
			...judge
				.answer(method, path, { status, body: body ?? (raw && 'a file') })
				.map((problem) => `answer ${method} ${path} (${status}): ${problem}`),
		]);
		expect(problems).toEqual([]);
		const succeeded = new Set(walk.replies.filter(({ status }) => status < 300).map(({ route }) => route));
		expect(judge.routes().filter((route) => !succeeded.has(route))).toEqual([]);
	});

	it('finds what is wrong with a request', () => {
		const route = '/odata/Queues/UiPathODataSvc.AddQueueItem';
		expect(judge.request({ method: 'POST', route, body: { itemData: { Name: 'Q', Colour: 'red' } } })).toHaveLength(1);
		expect(judge.request({ method: 'POST', route, body: { itemData: { Name: 'Q' } } })).toEqual([]);
		expect(judge.request({ method: 'GET', route: '/odata/QueueItems', query: [['$top', '101']] })).toHaveLength(1);
		expect(judge.request({ method: 'GET', route: '/odata/QueueItems', query: [['$foo', '1']] })).toHaveLength(1);
		expect(judge.request({ method: 'GET', route: '/odata/Nothing' })).toHaveLength(1);
		expect(judge.request({ method: 'DELETE', route: '/odata/QueueItems(5)', body: {} })).toHaveLength(1);
	});
});

type Call = ReturnType<typeof recorded>['call'];

function walkOverAllRoutes(service: ReturnType<typeof recorded>['service'], call: Call): void {
	const invoices = service.queue('Invoices');
	const claims = service.queue('Claims');
	walkOverFolders(service, call);
	walkOverItems(service, call);
	call('GET', '/odata/QueueDefinitions?$count=true');
	call('GET', `/odata/QueueDefinitions(${invoices.id})?$select=Id,Name`);
	call('GET', `/odata/QueueDefinitions/UiPath.Server.Configuration.OData.GetByKey(identifier=${invoices.key})`);
	call('GET', `/odata/QueueDefinitions/UiPath.Server.Configuration.OData.GetFoldersForQueue(id=${invoices.id})`);
	call('GET', '/odata/QueueDefinitions/UiPath.Server.Configuration.OData.GetQueuesAcrossFolders?excludeFolderId=1');
	const schema = `/odata/QueueDefinitions(${claims.id})/UiPathODataSvc.GetJsonSchemaDefinition(jsonSchemaType='Specific')`;
	call('GET', schema, undefined, { headers: KUNDENSERVICE });
	const { Id } = call('POST', '/odata/QueueDefinitions', { Name: 'New queue', MaxNumberOfRetries: 1 }) as { Id: number };
	call('PUT', `/odata/QueueDefinitions(${Id})`, { Name: 'Newer queue', Description: null });
	const share = { QueueIds: [Id], ToAddFolderIds: [62_517], ToRemoveFolderIds: [] };
	call('POST', '/odata/QueueDefinitions/UiPath.Server.Configuration.OData.ShareToFolders', share);
	call('DELETE', `/odata/QueueDefinitions(${Id})`);
	call('GET', '/odata/QueueProcessingRecords/UiPathODataSvc.RetrieveQueuesProcessingStatus');
	const days = `daysNo=1,queueDefinitionId=${invoices.id}`;
	call('GET', `/odata/QueueProcessingRecords/UiPathODataSvc.RetrieveLastDaysProcessingRecords(${days})`);
	call('GET', '/odata/QueueRetention');
	call('GET', `/odata/QueueRetention(${invoices.id})?retentionType=Stale`);
	call('PUT', `/odata/QueueRetention(${invoices.id})`, { Action: 'Delete', Period: 10 });
	call('DELETE', `/odata/QueueRetention(${invoices.id})`);
	walkOverExports(call, `/odata/QueueDefinitions(${invoices.id})/UiPathODataSvc.Export`);
	walkOverWebhooks(call);
}

function walkOverFolders(service: ReturnType<typeof recorded>['service'], call: Call): void {
	const [folder] = service.tenant.folders;
	call('GET', '/api/Status/Get');
	call('GET', '/api/Folders/GetAllForCurrentUser?take=10&skip=0');
	call('GET', '/api/FoldersNavigation/GetFoldersForCurrentUser?take=10&skip=0', undefined, { as: 'user' });
	call('GET', '/odata/Folders?$orderby=FullyQualifiedName');
	call('GET', `/odata/Folders(${folder?.id ?? 0})`);
	call('GET', `/odata/Folders/UiPath.Server.Configuration.OData.GetByKey(identifier=${folder?.key ?? ''})`);
	call('GET', '/odata/PersonalWorkspaces');
	call('GET', '/odata/Users/UiPath.Server.Configuration.OData.GetCurrentUser', undefined, { as: 'user' });
	call('GET', '/odata/Users/UiPath.Server.Configuration.OData.GetCurrentUser');
	call('GET', '/odata/Users/UiPath.Server.Configuration.OData.GetCurrentPermissions');
}

function walkOverItems(service: ReturnType<typeof recorded>['service'], call: Call): void {
	call('GET', '/odata/QueueItems?$top=100&$expand=Robot,ReviewerUser,QueueDefinition&$count=true', undefined, { headers: {} });
	const added = { itemData: { Name: 'Invoices', Reference: 'r', SpecificContent: { a: 1, b: 'x', c: true, d: null } } };
	const item = call('POST', '/odata/Queues/UiPathODataSvc.AddQueueItem', added) as { Id: number; RowVersion: string };
	call('POST', '/odata/Queues/UiPathODataSvc.AddQueueItem', { itemData: { Name: 'Nothing' } });
	call('POST', '/odata/Queues/UiPathODataSvc.BulkAddQueueItems', {
		queueName: 'Disputes', commitType: 'ProcessAllIndependently', queueItems: [{ Reference: 'a' }, {}],
	});
	call('GET', `/odata/QueueItems(${item.Id})`);
	call('PUT', `/odata/QueueItems(${item.Id})`, { Name: 'Invoices', Priority: 'High', SpecificContent: null });
	const retried = service.queue('Invoices').items.find(({ status }) => status === 'Retried');
	const failed = service.queue('Invoices').items.find(({ status }) => status === 'Failed');
	const ofRetried = `/odata/QueueItems(${retried?.id ?? 0})`;
	call('GET', `${ofRetried}/UiPath.Server.Configuration.OData.GetItemLastRetry`);
	call('GET', `${ofRetried}/UiPathODataSvc.GetItemProcessingHistory`);
	call('GET', `/odata/QueueItems/UiPathODataSvc.GetItemLastRetryByKey(key=${retried?.key ?? ''})`);
	const history = `GetQueueItemEventsHistory(queueItemId=${retried?.id ?? 0})`;
	call('GET', `/odata/QueueItemEvents/UiPath.Server.Configuration.OData.${history}?$orderby=Timestamp&$top=10`);
	const events = call('GET', '/odata/QueueItemEvents?$top=1') as { value: Array<{ Id: number }> };
	call('GET', `/odata/QueueItemEvents(${events.value[0]?.Id ?? 0})`);
	walkOverComments(call, Number(failed?.id));
	walkOverTransactions(call);
	call('GET', '/odata/QueueItems/UiPath.Server.Configuration.OData.GetReviewers');
	const named = (): object => {
		const seen = call('GET', `/odata/QueueItems(${Number(failed?.id)})`) as { Id: number; RowVersion: string };
		return { queueItems: [{ Id: seen.Id, RowVersion: seen.RowVersion }] };
	};
	call('POST', '/odata/QueueItems/UiPathODataSvc.SetItemReviewer', { userId: 583, ...named() });
	call('POST', '/odata/QueueItems/UiPathODataSvc.UnsetItemReviewer', named());
	call('POST', '/odata/QueueItems/UiPathODataSvc.SetItemReviewStatus', { status: 'Verified', ...named() });
	call('POST', '/odata/QueueItems/UiPathODataSvc.DeleteBulk', { queueItems: [{ Id: item.Id, RowVersion: 'AAA=' }] });
	call('DELETE', `/odata/QueueItems(${item.Id})`);
}

function walkOverComments(call: Call, itemId: number): void {
	call('GET', '/odata/QueueItemComments');
	const comment = call('POST', '/odata/QueueItemComments', { ...COMMENT, QueueItemId: itemId }) as { Id: number };
	call('GET', `/odata/QueueItemComments(${comment.Id})`);
	call('PUT', `/odata/QueueItemComments(${comment.Id})`, { ...COMMENT, Text: 'Checked again.' });
	call('GET', `/odata/QueueItemComments/UiPath.Server.Configuration.OData.GetQueueItemCommentsHistory(queueItemId=${itemId})`);
	call('DELETE', `/odata/QueueItemComments(${comment.Id})`);
}

function walkOverTransactions(call: Call): void {
	const start = { transactionData: { Name: 'Invoices', SpecificContent: { a: 1 }, DueDate: null } };
	call('POST', '/odata/Queues/UiPathODataSvc.StartTransaction', start);
	const started = call('POST', '/odata/Queues/UiPathODataSvc.StartTransaction', start, { as: 'robot' }) as { Id: number };
	call('POST', `/odata/QueueItems(${started.Id})/UiPathODataSvc.SetTransactionProgress`, { progress: '50 %' });
	const transactionResult = { IsSuccessful: true, Output: { done: true } };
	call('POST', `/odata/Queues(${started.Id})/UiPathODataSvc.SetTransactionResult`, { transactionResult });
	call('POST', `/odata/Queues(${started.Id})/UiPathODataSvc.SetTransactionResult`, { transactionResult });
}

function walkOverExports(call: Call, route: string): void {
	const { Id } = call('POST', `${route}?$expand=Robot,ReviewerUser`) as { Id: number };
	for (let polls = 0; polls < 3; polls += 1) call('GET', `/odata/Exports(${Id})`);
	call('GET', `/odata/Exports(${Id})/UiPath.Server.Configuration.OData.GetDownloadLink`);
}

function walkOverWebhooks(call: Call): void {
	const { Id } = call('POST', '/odata/Webhooks', WEBHOOK) as { Id: number };
	call('GET', '/odata/Webhooks');
	call('GET', `/odata/Webhooks(${Id})`);
	call('PUT', `/odata/Webhooks(${Id})`, { ...WEBHOOK, Name: 'hook 2' });
	call('PATCH', `/odata/Webhooks(${Id})`, { ...WEBHOOK, Name: 'hook 3' });
	call('POST', `/odata/Webhooks(${Id})/UiPath.Server.Configuration.OData.Ping`);
	call('GET', '/odata/Webhooks/UiPath.Server.Configuration.OData.GetEventTypes');
	call('POST', '/odata/Webhooks/UiPath.Server.Configuration.OData.TriggerCustom', { Colour: { name: 'red' } });
	call('DELETE', `/odata/Webhooks(${Id})`);
}
