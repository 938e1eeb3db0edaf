import type { INodeProperties } from 'n8n-workflow';

import { paged } from '../../shared/operation';
import type { Values } from '../../shared/read';
import { odata } from '../../shared/wire/odata';
import type { OData } from '../../shared/wire/odata';
import { path } from '../../shared/wire/path';
import { folder, folderHeaders } from '../fields';
import { pagesOf } from '../rows';

const filterBy: INodeProperties = {
	displayName: 'Queues',
	name: 'filterBy',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'All Queues', value: 'all' },
		{ name: 'Description Contains', value: 'description' },
		{ name: 'Name Contains', value: 'nameContains' },
		{ name: 'Name Equals', value: 'name' },
	],
	default: 'all',
	description: 'Which queues to report on. UiPath filters this report by name or description only.',
};

const filterText: INodeProperties = {
	displayName: 'Text',
	name: 'filterText',
	type: 'string',
	default: '',
	required: true,
	displayOptions: { show: { filterBy: ['description', 'nameContains', 'name'] } },
	placeholder: 'e.g. Invoices',
	description: 'What the name or the description must be or hold',
};

/** GET `RetrieveQueuesProcessingStatus` (UiPath API catalogue, Orchestrator queues: Statistics). */
export const getProcessingStatus = paged({
	value: 'getProcessingStatus',
	name: 'Get Processing Status',
	action: 'Get the processing status of queues',
	description: 'Report how many items each queue has still to process, in progress, done and failed, and how long they take',
	effect: 'reads',
	fields: [folder, filterBy, filterText],
	parameters: (read) => ({
		path: path`/odata/QueueProcessingRecords/UiPathODataSvc.RetrieveQueuesProcessingStatus`,
		headers: folderHeaders(read),
		filter: filterOf(read),
		orderBy: ['QueueDefinitionName'],
		identity: ['QueueDefinitionId'],
	}),
	pages: (api, list, limit) => pagesOf(api, list, limit),
});

function filterOf(read: Values): OData | undefined {
	switch (read.choice('filterBy', ['all', 'name', 'nameContains', 'description'])) {
		case 'all':
			return undefined;
		case 'name':
			return odata`QueueDefinitionName eq ${read.text('filterText')}`;
		case 'nameContains':
			return odata`contains(QueueDefinitionName,${read.text('filterText')})`;
		case 'description':
			return odata`contains(QueueDefinitionDescription,${read.text('filterText')})`;
	}
}
