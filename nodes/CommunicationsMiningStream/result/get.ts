import type { INodeProperties } from 'n8n-workflow';

import { composed } from '../../shared/operation';
import { path } from '../../shared/wire/path';
import { streamAddress, streamFields } from '../fields';
import { batchOfResults } from '../output/batch';
import { includeRaw, itemsOf, output, shapingOf } from '../output/items';
import { maxFiltered, nextBatch, passFiltered } from './reading';

const maxResults: INodeProperties = {
	displayName: 'Max Results',
	name: 'maxResults',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1024 },
	default: 64,
	description: 'How many results a batch may hold at most',
};

/** GET `…/results` (UiPath API catalogue, Streams: GET results), UiPath's recommended way to read a stream. */
export const get = composed({
	value: 'get',
	name: 'Get',
	action: 'Get results of a stream',
	description:
		'Read the next batch of comments with their predictions. The stream stays where it is until you advance it.',
	effect: 'reads',
	fields: [...streamFields, maxResults, output],
	options: [includeRaw, maxFiltered, passFiltered],
	parameters: (read) => ({
		address: streamAddress(read),
		maxResults: read.integer('maxResults', { least: 1, most: 1024 }),
		maxFiltered: read.options.optionalInteger('maxFiltered', { least: 1, most: 1024 }),
		passFiltered: read.options.flag('passFiltered'),
		shaping: shapingOf(read),
	}),
	run: async (api, { address, maxResults, maxFiltered, passFiltered, shaping }, host) => {
		const { project, dataset, stream } = address;
		const request = {
			method: 'GET',
			path: path`/api/v1/datasets/${project}/${dataset}/streams/${stream}/results`,
			query: { max_results: maxResults, max_filtered: maxFiltered },
		} as const;
		const batch = await nextBatch(api, host, address, passFiltered, async () => await api.send('reads', request, batchOfResults));
		return itemsOf(batch, shaping).map((json) => ({ json }));
	},
});
