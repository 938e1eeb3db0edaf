import type { INodeProperties } from 'n8n-workflow';

import { attempted } from '../../shared/attempted';
import type { Api } from '../../shared/client/api';
import { advised } from '../../shared/client/failure';
import type { RequestFailure } from '../../shared/client/failure';
import { asError } from '../../shared/asError';
import { paged } from '../../shared/operation';
import type { Read } from '../../shared/read';
import type { HeaderValues } from '../../shared/wire/headers';
import { all, any, int64, odata, propertyNames } from '../../shared/wire/odata';
import type { OData } from '../../shared/wire/odata';
import { numberedPages } from '../../shared/wire/pages';
import { path } from '../../shared/wire/path';
import { folder, folderHeaders, optionalQueue, optionalQueueChoice } from '../fields';
import type { QueueChoice } from '../fields';
import { filterPanel } from '../filter/fields';
import { chosenFilter } from '../filter/filter';
import type { Filter } from '../filter/filter';
import { queuesOf } from '../queue';
import { PAGE } from './lookup';
import { queueItemColumns, queueItems } from './queueItem';
import type { QueueItem } from './queueItem';

const EXPANDABLE = ['QueueDefinition', 'ReviewerUser', 'Robot'] as const;
const SORTABLE = ['Id', 'CreationTime', 'DueDate', 'EndProcessing', 'Reference', 'StartProcessing'] as const;

const folders: INodeProperties = {
	...folder,
	hint: 'Without a folder, items of a queue that is linked into several folders come once for each of them',
};

const expand: INodeProperties = {
	displayName: 'Include Details Of',
	name: 'expand',
	type: 'multiOptions',
	options: [
		{ name: 'Queue', value: 'QueueDefinition' },
		{ name: 'Reviewer', value: 'ReviewerUser' },
		{ name: 'Robot', value: 'Robot' },
	],
	default: [],
	description: 'What to add to each item ($expand)',
};

const sortBy: INodeProperties = {
	displayName: 'Sort By',
	name: 'sortBy',
	type: 'options',
	options: [
		{ name: 'Creation Time', value: 'CreationTime' },
		{ name: 'Due Date', value: 'DueDate' },
		{ name: 'End of Processing', value: 'EndProcessing' },
		{ name: 'ID', value: 'Id' },
		{ name: 'Reference', value: 'Reference' },
		{ name: 'Start of Processing', value: 'StartProcessing' },
	],
	default: 'Id',
	description: 'Which field to sort by. IDs follow the order in which items were added.',
};

const descending: INodeProperties = {
	displayName: 'Sort Descending',
	name: 'descending',
	type: 'boolean',
	default: false,
	description: 'Whether the highest or latest comes first',
};

interface Wanted {
	readonly headers: HeaderValues;
	readonly queue: QueueChoice | undefined;
	readonly filter: Filter;
	readonly expand: OData | undefined;
	readonly orderBy: OData;
}

/** GET `QueueItems` (UiPath API catalogue, List items): pages of 100, which is what Automation Cloud allows. */
export const getMany = paged({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many queue items',
	description: 'List queue items by status, reference, dates and more. UiPath allows 100 such requests a minute.',
	effect: 'reads',
	fields: [folders, optionalQueue, ...filterPanel],
	options: [descending, expand, sortBy],
	parameters: wantedOf,
	pages: async function* (api, wanted, limit) {
		const $filter = all([await inQueues(api, wanted), wanted.filter.expression]);
		const shape = { $filter, $expand: wanted.expand, $orderby: wanted.orderBy };
		const pages = numberedPages<QueueItem>({
			pageSize: Math.min(limit, PAGE),
			wanted: limit,
			fetch: async (skip, top) => {
				const query = { ...shape, $top: top, $skip: skip };
				const request = { method: 'GET', path: path`/odata/QueueItems`, headers: wanted.headers, query } as const;
				const page = await attempted(api.send('reads', request, queueItems));
				if ('failure' in page) throw explained(page.failure, wanted);
				return page.value.value;
			},
			identity: (item) => JSON.stringify([item.Id, item.OrganizationUnitId]),
		});
		for await (const page of pages) yield page.map(queueItemColumns);
	},
});

function wantedOf(read: Read): Wanted {
	const { options } = read;
	const details = options.choices('expand', EXPANDABLE);
	const sorted = options.has('sortBy') ? options.choice('sortBy', SORTABLE) : 'Id';
	const first = options.flag('descending') ? `${sorted} desc` : sorted;
	return {
		headers: folderHeaders(read),
		queue: optionalQueueChoice(read),
		filter: chosenFilter(read),
		expand: details.length === 0 ? undefined : propertyNames(details),
		// Without a tie-breaker, pages of equal values may repeat items and leave others out.
		orderBy: propertyNames(sorted === 'Id' ? [first] : [first, 'Id']),
	};
}

async function inQueues(api: Api, { queue, headers }: Wanted): Promise<OData | undefined> {
	if (queue === undefined) return undefined;
	const queues = await queuesOf(api, headers, queue);
	return any(queues.map(({ Id }) => odata`QueueDefinitionId eq ${int64(Id)}`));
}

/** Some servers refuse every comparison of dates in this list, with an empty 400 (UiPath API catalogue, OData rules). */
function explained(failure: RequestFailure, { filter }: Wanted): Error {
	if (!filter.dates || failure.status !== 400) return failure;
	return asError(
		advised(
			failure,
			'Some servers take no dates in filters of queue items. Leave the date conditions out, and filter on creationTime or another date with n8n\'s Filter node.',
		),
	);
}
