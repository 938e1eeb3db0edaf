/** Fields that both services share. */
import type { INodeProperties } from 'n8n-workflow';

export const returnAll: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

export const limit: INodeProperties = {
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 50,
	displayOptions: { show: { returnAll: [false] } },
	description: 'Max number of results to return',
};

export const PARALLEL_REQUESTS = { least: 1, most: 50, usual: 10 } as const;

export const parallelRequests: INodeProperties = {
	displayName: 'Parallel Requests',
	name: 'parallelRequests',
	type: 'number',
	typeOptions: { minValue: PARALLEL_REQUESTS.least, maxValue: PARALLEL_REQUESTS.most },
	default: 10,
	description: 'How many input items may be worked on at the same time. The output keeps the order of the input.',
};
