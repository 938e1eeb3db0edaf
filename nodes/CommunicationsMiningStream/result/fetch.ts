import type { INodeProperties } from 'n8n-workflow';

import { composed } from '../../shared/operation';
import { path } from '../../shared/wire/path';
import { streamAddress, streamFields } from '../fields';
import { batchOfFetch } from '../output/batch';
import { includeRaw, itemsOf, output, shapingOf } from '../output/items';
import { maxFiltered, nextBatch, passFiltered } from './reading';

const size: INodeProperties = {
	displayName: 'Size',
	name: 'size',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1024 },
	default: 64,
	description: 'How many comments a batch may hold at most',
};

/** POST `…/fetch` (UiPath API catalogue, Streams: POST fetch): changes nothing although it is a POST. */
export const fetch = composed({
	value: 'fetch',
	name: 'Fetch (Legacy)',
	action: 'Fetch results of a stream the legacy way',
	description: 'Read the next batch through the older route. Use Get unless a flow needs exactly this one.',
	effect: 'reads',
	fields: [...streamFields, size, output],
	options: [includeRaw, maxFiltered, passFiltered],
	parameters: (read) => ({
		address: streamAddress(read),
		size: read.integer('size', { least: 1, most: 1024 }),
		maxFiltered: read.options.optionalInteger('maxFiltered', { least: 1, most: 1024 }),
		passFiltered: read.options.flag('passFiltered'),
		shaping: shapingOf(read),
	}),
	run: async (api, { address, size, maxFiltered, passFiltered, shaping }, host) => {
		const { project, dataset, stream } = address;
		const request = {
			method: 'POST',
			path: path`/api/v1/datasets/${project}/${dataset}/streams/${stream}/fetch`,
			body: { size, ...(maxFiltered !== undefined && { max_filtered: maxFiltered }) },
		} as const;
		const batch = await nextBatch(api, host, address, passFiltered, async () => await api.send('reads', request, batchOfFetch));
		return itemsOf(batch, shaping).map((json) => ({ json }));
	},
});
