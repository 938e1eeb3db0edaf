import type { Call } from '../../route';
import { simpleFolder } from '../entities/folder';
import { queueDefinition } from '../entities/queueDefinition';
import type { QueueRow } from '../entities/queueDefinition';
import { accessibleFolders, listedFolders, requiredFolder } from '../folders';
import { context, json, scopes } from '../handler';
import type { Operation } from '../handler';
import { guidIn, idIn, queueIn } from '../keys';
import { list, one } from '../lists';
import { invalidRequest, notFound } from '../refusal';
import type { Folder, Queue } from '../state/records';
import type { Tenant } from '../state/tenant';

function rowsIn(tenant: Tenant, folders: readonly Folder[]): QueueRow[] {
	return [...tenant.queues.values()].flatMap((queue) =>
		folders.filter((folder) => queue.folders.has(folder)).map((folder) => ({ queue, folder, listed: true })),
	);
}

function listQueues(call: Call, tenant: Tenant) {
	return list(call, tenant, rowsIn(tenant, listedFolders(call, tenant)), queueDefinition, { type: 'QueueDefinitions' });
}

function getQueue(call: Call, tenant: Tenant) {
	const folder = requiredFolder(call, tenant);
	const queue = queueIn(tenant, folder, idIn(call));
	return one(call, { queue, folder, listed: false }, queueDefinition, 'QueueDefinitions');
}

function getQueueByKey(call: Call, tenant: Tenant) {
	const folder = requiredFolder(call, tenant);
	const key = guidIn(call, 'identifier');
	const queue = [...tenant.queues.values()].find((candidate) => candidate.key === key && candidate.folders.has(folder));
	if (!queue) throw notFound(`QueueDefinition ${key}`);
	return one(call, { queue, folder, listed: false }, queueDefinition, 'QueueDefinitions', { takes: 'all' });
}

function getFoldersForQueue(call: Call, tenant: Tenant) {
	const id = idIn(call, 'id');
	const queue = tenant.queues.get(id);
	const shown = queue ? accessibleFolders(tenant).filter((folder) => queue.folders.has(folder)) : [];
	if (!queue || shown.length === 0) throw notFound(`QueueDefinition ${id}`);
	return json(200, {
		...context(call, 'UiPath.Server.Configuration.OData.AccessibleFoldersDto'),
		AccessibleFolders: shown.map((folder) => simpleFolder.dto(folder)),
		TotalFoldersCount: queue.folders.size,
	});
}

/** Each queue once, in the first of the caller's folders that shows it. */
function getQueuesAcrossFolders(call: Call, tenant: Tenant) {
	const excluded = call.query.get('excludeFolderId');
	const seen = new Set<Queue>();
	const rows = rowsIn(tenant, accessibleFolders(tenant)).filter(({ queue, folder }) => {
		if (String(folder.id) === excluded || seen.has(queue)) return false;
		seen.add(queue);
		return true;
	});
	return list(call, tenant, rows, queueDefinition, { type: 'QueueDefinitions' });
}

const SCHEMA_TYPES = {
	specific: 'specificDataJsonSchema',
	output: 'outputDataJsonSchema',
	analytics: 'analyticsDataJsonSchema',
} as const;

function isSchemaType(text: string): text is keyof typeof SCHEMA_TYPES {
	return Object.hasOwn(SCHEMA_TYPES, text);
}

function getJsonSchemaDefinition(call: Call, tenant: Tenant) {
	const queue = queueIn(tenant, requiredFolder(call, tenant), idIn(call));
	const type = (call.parameters['jsonSchemaType'] ?? '').toLowerCase();
	if (!isSchemaType(type)) throw invalidRequest(`The value '${type.slice(0, 50)}' is not valid for jsonSchemaType.`);
	const schema = queue[SCHEMA_TYPES[type]];
	if (schema === null) throw notFound(`The ${type} JSON schema of ${queue.name}`);
	return { status: 200, headers: { 'content-type': 'application/octet-stream' }, raw: Buffer.from(schema) };
}

/** Reading queue definitions. */
export const queueDefinitionOperations: readonly Operation[] = [
	{ name: 'GET /odata/QueueDefinitions', scopes: scopes.readQueues, handle: listQueues },
	{ name: 'GET /odata/QueueDefinitions({key})', scopes: scopes.readQueues, handle: getQueue },
	{
		name: 'GET /odata/QueueDefinitions/UiPath.Server.Configuration.OData.GetByKey(identifier={identifier})',
		scopes: scopes.readQueues,
		handle: getQueueByKey,
	},
	{
		name: 'GET /odata/QueueDefinitions/UiPath.Server.Configuration.OData.GetFoldersForQueue(id={id})',
		scopes: scopes.readQueues,
		handle: getFoldersForQueue,
	},
	{
		name: 'GET /odata/QueueDefinitions/UiPath.Server.Configuration.OData.GetQueuesAcrossFolders',
		scopes: scopes.readQueues,
		handle: getQueuesAcrossFolders,
	},
	{
		name: "GET /odata/QueueDefinitions({key})/UiPathODataSvc.GetJsonSchemaDefinition(jsonSchemaType='{jsonSchemaType}')",
		scopes: scopes.readQueues,
		handle: getJsonSchemaDefinition,
	},
];
