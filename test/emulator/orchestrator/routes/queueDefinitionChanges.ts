import type { Call } from '../../route';
import { checkedBody } from '../body';
import { queueDefinition } from '../entities/queueDefinition';
import { accessibleFolders, requiredFolder } from '../folders';
import { context, empty, json, scopes } from '../handler';
import type { Operation } from '../handler';
import type { Int64 } from '../json';
import { idIn, queueIn } from '../keys';
import { invalidRequest, notFound, Refusal } from '../refusal';
import { queueDefinitionBody, shareBody } from '../schemas/queue';
import type { QueueDefinitionBody } from '../schemas/queue';
import { compileSchema } from '../state/newItems';
import { deleteQueue, plainQueueSettings, queueNamed, storeQueue } from '../state/queues';
import type { Folder, Queue, QueueSettings } from '../state/records';
import type { Tenant } from '../state/tenant';

function settingsFrom(body: QueueDefinitionBody): QueueSettings {
	const plain = plainQueueSettings(body.Name);
	return {
		...plain,
		description: body.Description ?? null,
		maxNumberOfRetries: body.MaxNumberOfRetries ?? 0,
		acceptAutomaticallyRetry: body.AcceptAutomaticallyRetry ?? false,
		retryAbandonedItems: body.RetryAbandonedItems ?? false,
		enforceUniqueReference: body.EnforceUniqueReference ?? false,
		encrypted: body.Encrypted ?? false,
		specificDataJsonSchema: checkedSchema(body.SpecificDataJsonSchema),
		outputDataJsonSchema: checkedSchema(body.OutputDataJsonSchema),
		analyticsDataJsonSchema: checkedSchema(body.AnalyticsDataJsonSchema),
		processScheduleId: body.ProcessScheduleId ?? null,
		slaInMinutes: body.SlaInMinutes ?? null,
		riskSlaInMinutes: body.RiskSlaInMinutes ?? null,
		releaseId: body.ReleaseId ?? null,
		tags: body.Tags ?? [],
	};
}

function checkedSchema(text: string | null | undefined): string | null {
	if (text === null || text === undefined || text === '') return null;
	try {
		compileSchema(text);
	} catch {
		throw invalidRequest('The JSON schema is not valid.');
	}
	return text;
}

function refuseTakenName(tenant: Tenant, name: string, folder: Folder, except?: Queue): void {
	const taken = queueNamed(tenant, name, folder);
	if (taken && taken !== except) throw new Refusal(409, 'NameAlreadyUsed', `The name ${name} is already used.`);
}

function createQueue(call: Call, tenant: Tenant) {
	const folder = requiredFolder(call, tenant);
	const settings = settingsFrom(checkedBody(call, tenant, queueDefinitionBody));
	refuseTakenName(tenant, settings.name, folder);
	const queue = storeQueue(tenant, settings, [folder], call.now);
	tenant.tell({ type: 'queue.created', queue, actor: tenant.actor(call.caller), at: call.now });
	return json(201, {
		...context(call, 'QueueDefinitions/$entity'),
		...queueDefinition.dto({ queue, folder, listed: false }),
	});
}

/** Uniqueness and encryption are fixed when a queue is made. */
function editQueue(call: Call, tenant: Tenant) {
	const folder = requiredFolder(call, tenant);
	const queue = queueIn(tenant, folder, idIn(call));
	const settings = settingsFrom(checkedBody(call, tenant, queueDefinitionBody));
	refuseTakenName(tenant, settings.name, folder, queue);
	if (settings.enforceUniqueReference !== queue.enforceUniqueReference || settings.encrypted !== queue.encrypted) {
		throw new Refusal(400, 'QueueDefinitionParametersCannotChange', 'EnforceUniqueReference and Encrypted cannot change.');
	}
	Object.assign(queue, settings);
	tenant.tell({ type: 'queue.updated', queue, actor: tenant.actor(call.caller), at: call.now });
	return empty(200);
}

function removeQueue(call: Call, tenant: Tenant) {
	const queue = queueIn(tenant, requiredFolder(call, tenant), idIn(call));
	deleteQueue(tenant, queue);
	tenant.tell({ type: 'queue.deleted', queue, actor: tenant.actor(call.caller), at: call.now });
	return empty(204);
}

function shareToFolders(call: Call, tenant: Tenant) {
	requiredFolder(call, tenant);
	const body = checkedBody(call, tenant, shareBody);
	const folders = (ids: readonly Int64[] = []): Folder[] =>
		ids.map((id) => accessibleFolders(tenant).find((folder) => folder.id === id) ?? missing(`Folder ${id}`));
	const queues = (body.QueueIds ?? []).map((id) => tenant.queues.get(id) ?? missing(`QueueDefinition ${id}`));
	const added = folders(body.ToAddFolderIds);
	const removed = folders(body.ToRemoveFolderIds);
	for (const queue of queues) {
		for (const folder of added) queue.folders.add(folder);
		for (const folder of removed) queue.folders.delete(folder);
	}
	return empty(204);
}

function missing(what: string): never {
	throw notFound(what);
}

export const queueDefinitionChangeOperations: readonly Operation[] = [
	{ name: 'POST /odata/QueueDefinitions', scopes: scopes.writeQueues, handle: createQueue },
	{ name: 'PUT /odata/QueueDefinitions({key})', scopes: scopes.writeQueues, handle: editQueue },
	{ name: 'DELETE /odata/QueueDefinitions({key})', scopes: scopes.writeQueues, handle: removeQueue },
	{
		name: 'POST /odata/QueueDefinitions/UiPath.Server.Configuration.OData.ShareToFolders',
		scopes: scopes.writeQueues,
		handle: shareToFolders,
	},
];
