import type { Call } from '../../route';
import { processingRecord, processingStatus } from '../entities/processing';
import type { RecordRow } from '../entities/processing';
import { requiredFolder } from '../folders';
import { scopes } from '../handler';
import type { Operation } from '../handler';
import { idIn, queueIn } from '../keys';
import { list } from '../lists';
import { invalidRequest } from '../refusal';
import { statisticsOf } from '../state/statistics';
import type { Tenant } from '../state/tenant';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function processingStatuses(call: Call, tenant: Tenant) {
	const folder = requiredFolder(call, tenant);
	const rows = [...tenant.queues.values()]
		.filter(({ folders }) => folders.has(folder))
		.map((queue) => ({ queue, folder, listed: true, statistics: statisticsOf(queue.items) }));
	return list(call, tenant, rows, processingStatus, { type: 'Collection(UiPath.Core.Model.Queues.QueueProcessingStatus)' });
}

/** `0` means the last hour by minutes, `1` the last day by hours, more the last days by days. */
function intervals(days: number): { length: number; count: number; reportType: RecordRow['reportType'] } {
	if (days === 0) return { length: MINUTE, count: 60, reportType: 'Minute' };
	if (days === 1) return { length: HOUR, count: 24, reportType: 'Hour' };
	return { length: DAY, count: days, reportType: 'Day' };
}

function processingRecords(call: Call, tenant: Tenant) {
	const folder = requiredFolder(call, tenant);
	const queue = queueIn(tenant, folder, idIn(call, 'queueDefinitionId'));
	const days = Number(idIn(call, 'daysNo'));
	if (days > 365) throw invalidRequest(`The value '${days}' is not valid for daysNo.`);
	const { length, count, reportType } = intervals(days);
	const rows = Array.from({ length: count }, (_, index): RecordRow => {
		const end = call.now.getTime() - (count - 1 - index) * length;
		const items = queue.items.filter(({ endProcessing, creationTime }) => {
			const at = Date.parse(endProcessing ?? creationTime);
			return at > end - length && at <= end;
		});
		const time = new Date(end).toISOString();
		return { queue, folder, listed: true, statistics: statisticsOf(items), time, reportType, id: index + 1 };
	});
	return list(call, tenant, rows, processingRecord, { type: 'QueueProcessingRecords', takes: 'unpaged' });
}

/** Queue statistics (UiPath API catalogue, Orchestrator queues, Statistics). */
export const processingOperations: readonly Operation[] = [
	{
		name: 'GET /odata/QueueProcessingRecords/UiPathODataSvc.RetrieveQueuesProcessingStatus',
		scopes: scopes.readQueues,
		handle: processingStatuses,
	},
	{
		name: 'GET /odata/QueueProcessingRecords/UiPathODataSvc.RetrieveLastDaysProcessingRecords(daysNo={daysNo},queueDefinitionId={queueDefinitionId})',
		scopes: scopes.readQueues,
		handle: processingRecords,
	},
];
