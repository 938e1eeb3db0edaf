import type { INodeProperties } from 'n8n-workflow';

import { composed } from '../../shared/operation';
import { path } from '../../shared/wire/path';
import { columnsOf } from '../columns';
import { folder, folderHeaders, queue, queueChoice } from '../fields';
import { queueOf } from '../queue';
import { rowList } from '../rows';

const DAYS = { least: 0, most: 365 } as const;

const days: INodeProperties = {
	displayName: 'Days',
	name: 'days',
	type: 'number',
	typeOptions: { minValue: DAYS.least, maxValue: DAYS.most },
	default: 1,
	description: 'How many days to look back from now. 0 means the last hour.',
};

/** GET `RetrieveLastDaysProcessingRecords` (UiPath API catalogue, Orchestrator queues: Statistics); the service does not page it. */
export const getProcessingRecords = composed({
	value: 'getProcessingRecords',
	name: 'Get Processing Records',
	action: 'Get the processing records of a queue',
	description: 'Report over time how many items of a queue were done, failed and remained: one row per minute, hour or day',
	effect: 'reads',
	fields: [folder, queue, days],
	parameters: (read) => ({ headers: folderHeaders(read), choice: queueChoice(read), days: read.integer('days', DAYS) }),
	run: async (api, { headers, choice, days: count }) => {
		const { Id } = await queueOf(api, headers, choice);
		const from = path`/odata/QueueProcessingRecords/UiPathODataSvc.RetrieveLastDaysProcessingRecords(daysNo=${count},queueDefinitionId=${Id})`;
		const { value } = await api.send('reads', { method: 'GET', path: from, headers }, rowList);
		return value.map((row) => ({ json: columnsOf(row) }));
	},
});
