import { Readable } from 'node:stream';
import type { Answer, Call } from '../../route';
import { exportModel } from '../entities/export';
import { queueItem } from '../entities/queueItem';
import { requiredFolder } from '../folders';
import { context, json, scopes } from '../handler';
import type { Operation } from '../handler';
import { idIn, queueIn } from '../keys';
import { one } from '../lists';
import { matching, shapeOf } from '../odata/page';
import { parseQuery } from '../odata/query';
import { invalidRequest, notFound, Refusal } from '../refusal';
import { artificialFile, fileOf } from '../state/exportFile';
import type { Export, ExportFile, Folder, Queue } from '../state/records';
import type { Tenant } from '../state/tenant';
import { queueItemSource } from './queueItemSource';

const MOST_PER_DAY = 100;
const DAY = 24 * 60 * 60 * 1_000;
/** What the pre-signed link wants to see besides its ticket, as the link's own `Headers` tell. */
const LINK_HEADER = { name: 'x-ms-version', value: '2023-11-03' } as const;

function startExport(call: Call, tenant: Tenant) {
	const folder = requiredFolder(call, tenant);
	const queue = queueIn(tenant, folder, idIn(call));
	const file = exportedFile(call, tenant, folder, queue);
	refuseBeyondDailyLimit(call, tenant);
	const started: Export = {
		id: tenant.nextId(),
		queue,
		name: `${queue.name}-items`,
		status: 'New',
		requestedAt: call.now.toISOString(),
		executedAt: null,
		fails: tenant.settings.exportFails,
		file,
	};
	tenant.exports.set(started.id, started);
	return json(200, { ...context(call, 'Exports/$entity'), ...exportModel.dto(started) });
}

/** The queue's items that the filter lets through. */
function exportedFile(call: Call, tenant: Tenant, folder: Folder, queue: Queue): ExportFile {
	const query = parseQuery(call.query, 'all');
	shapeOf(query, queueItem);
	const source = queueItemSource(tenant, [folder], query.filter);
	const { dateFilters, exportBytes } = tenant.settings;
	const rows = [...matching(source, query, queueItem, { refuseDates: dateFilters === 'refused' })];
	if (exportBytes !== null) return artificialFile(queue.name, exportBytes);
	return fileOf(rows.filter(({ item }) => item.queue === queue));
}

function refuseBeyondDailyLimit({ now }: Call, tenant: Tenant): void {
	const dayBegan = now.getTime() - (now.getTime() % DAY);
	const today = [...tenant.exports.values()].filter(({ requestedAt }) => Date.parse(requestedAt) >= dayBegan);
	if (today.length < MOST_PER_DAY) return;
	const seconds = Math.ceil((dayBegan + DAY - now.getTime()) / 1_000);
	throw new Refusal(429, 'InvalidRequest', `The daily limit of ${MOST_PER_DAY} exports per tenant was reached.`, {
		'retry-after': String(seconds),
	});
}

function exportOf(call: Call, tenant: Tenant): Export {
	const found = tenant.exports.get(idIn(call));
	if (!found) throw notFound(`Export ${idIn(call)}`);
	return found;
}

/** Each look takes the export one step further. */
function pollExport(call: Call, tenant: Tenant) {
	const polled = exportOf(call, tenant);
	if (polled.status === 'New') polled.status = 'InProgress';
	else if (polled.status === 'InProgress') {
		polled.status = polled.fails ? 'Failed' : 'Completed';
		polled.executedAt = call.now.toISOString();
	}
	return one(call, polled, exportModel, 'Exports');
}

function downloadLink(call: Call, tenant: Tenant) {
	const { status, file } = exportOf(call, tenant);
	if (status !== 'Completed') throw invalidRequest(`The export has the status ${status} and no file to download.`);
	return json(200, {
		...context(call, 'UiPath.Server.Configuration.OData.BlobFileAccessDto'),
		Uri: `${call.elsewhere}/exports/${file.ticket}?sig=${encodeURIComponent(`${file.ticket.slice(0, 8)}+/=`)}`,
		Verb: 'GET',
		RequiresAuth: false,
		Headers: { Keys: [LINK_HEADER.name], Values: [LINK_HEADER.value] },
	});
}

/** The storage behind the link: no token, no folder header, no cookie, but the header that the link named. */
function download({ parameters, query, headers }: Call, tenant: Tenant): Answer {
	const ticket = parameters['ticket'] ?? '';
	const stray = Object.keys(headers).find((name) => name === 'authorization' || name === 'cookie' || name.startsWith('x-uipath-'));
	if (stray) return { status: 400, body: { message: `The pre-signed link takes no ${stray} header.` } };
	const file = [...tenant.exports.values()].find((candidate) => candidate.file.ticket === ticket)?.file;
	if (!file) return { status: 404 };
	const isSigned = query.get('sig') === `${ticket.slice(0, 8)}+/=`;
	if (!isSigned || headers[LINK_HEADER.name] !== LINK_HEADER.value) return { status: 403 };
	return {
		status: 200,
		headers: { 'content-type': 'text/csv; charset=utf-8', 'content-length': String(file.size) },
		raw: Readable.from(file.chunks()),
	};
}

/** Export of queue items (API guide, Exporting queue items; UiPath API catalogue, Orchestrator queues). */
export const exportOperations: readonly Operation[] = [
	{ name: 'POST /odata/QueueDefinitions({key})/UiPathODataSvc.Export', scopes: scopes.writeQueues, handle: startExport },
	{ name: 'GET /odata/Exports({key})', handle: pollExport },
	{ name: 'GET /odata/Exports({key})/UiPath.Server.Configuration.OData.GetDownloadLink', handle: downloadLink },
	{ name: 'GET /exports/{ticket}', authenticated: false, handle: download },
];
