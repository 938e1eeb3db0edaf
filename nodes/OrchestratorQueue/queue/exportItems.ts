import type { INodeProperties } from 'n8n-workflow';

import type { Api } from '../../shared/client/api';
import { composed } from '../../shared/operation';
import type { Host, Item } from '../../shared/operation';
import type { Read } from '../../shared/read';
import type { HeaderValues } from '../../shared/wire/headers';
import { int64, rawFilter } from '../../shared/wire/odata';
import type { OData } from '../../shared/wire/odata';
import { folder, folderHeaders, queue, queueChoice } from '../fields';
import type { QueueChoice } from '../fields';
import { queueOf } from '../queue';
import { advising, finished, opened, started } from './exporting/exports';
import { rowsOf } from './exporting/table';

const source: INodeProperties = {
	displayName: 'Export',
	name: 'exportSource',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Pick Up an Export',
			value: 'existing',
			description: 'Wait for and fetch an export that was started already. It does not count against the daily limit again.',
		},
		{ name: 'Start a New Export', value: 'new', description: 'UiPath makes at most 100 exports a day for each tenant' },
	],
	default: 'new',
	description: 'Whether to start an export or to fetch one that was started already',
};

const exportId: INodeProperties = {
	displayName: 'Export ID',
	name: 'exportId',
	type: 'string',
	default: '',
	required: true,
	displayOptions: { show: { exportSource: ['existing'] } },
	placeholder: 'e.g. 8657',
	description: 'The number of the export, as this operation and its errors name it',
};

const exportedQueue: INodeProperties = {
	...queue,
	displayOptions: { show: { exportSource: ['new'] } },
	description: 'The queue whose items to export',
};

const output: INodeProperties = {
	displayName: 'Output',
	name: 'output',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'CSV File', value: 'file', description: 'One item with the file, whatever its size' },
		{ name: 'Items', value: 'items', description: 'One item for each row of the file. For up to about 50,000 rows.' },
	],
	default: 'file',
	description: 'What to put out',
};

const binaryProperty: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	displayOptions: { show: { output: ['file'] } },
	hint: 'The name of the output binary field to put the file in',
};

const filter: INodeProperties = {
	displayName: 'Filter',
	name: 'filter',
	type: 'string',
	default: '',
	placeholder: "e.g. Status eq 'Failed'",
	description: 'An OData filter that says which items to export. All items of the queue without it.',
};

const MINUTES = { least: 1, most: 1440, usual: 30 } as const;

const wait: INodeProperties = {
	displayName: 'Wait up to (Minutes)',
	name: 'wait',
	type: 'number',
	typeOptions: { minValue: MINUTES.least, maxValue: MINUTES.most },
	default: 30,
	description: 'How long to wait for UiPath to make the file. An export that takes longer can be picked up by its ID.',
};

/** More rows than this are slow or too much to hold for an n8n of the usual size. */
const MANY_ROWS = 50_000;

/** Starts an export or picks one up, waits for it, and puts its CSV out as a file or as items. */
export const exportItems = composed({
	value: 'exportItems',
	name: 'Export Items',
	action: 'Export the items of a queue',
	description: 'Let UiPath write the items of a queue into a CSV file and fetch it. UiPath makes at most 100 exports a day for each tenant.',
	effect: 'adds',
	fields: [folder, source, exportId, exportedQueue, output, binaryProperty],
	options: [filter, wait],
	parameters: (read) => ({
		headers: folderHeaders(read),
		source: sourceOf(read),
		output: outputOf(read),
		mostMs: (read.options.optionalInteger('wait', MINUTES) ?? MINUTES.usual) * 60_000,
	}),
	run: async (api, { headers, source: from, output: wanted, mostMs }, host) => {
		const id = 'id' in from ? from.id : await startedId(api, headers, from);
		const { Name } = await finished(api, id, headers, mostMs);
		return await fetched(api, host, { id, headers, wanted, title: Name ?? `export-${id}` });
	},
});

interface NewExport {
	readonly choice: QueueChoice;
	readonly filter: OData | undefined;
}

type Source = { readonly id: string } | NewExport;

function sourceOf(read: Read): Source {
	if (read.choice('exportSource', ['new', 'existing']) === 'existing') return { id: int64(read.text('exportId')).text };
	const raw = read.options.optionalText('filter');
	return { choice: queueChoice(read), filter: raw === undefined ? undefined : rawFilter(raw) };
}

type Wanted = { readonly kind: 'items' } | { readonly kind: 'file'; readonly property: string };

function outputOf(read: Read): Wanted {
	if (read.choice('output', ['file', 'items']) === 'items') return { kind: 'items' };
	return { kind: 'file', property: read.text('binaryPropertyName') };
}

async function startedId(api: Api, headers: HeaderValues, from: NewExport): Promise<string> {
	const { Id } = await queueOf(api, headers, from.choice);
	return String((await started(api, Id, headers, from.filter)).Id);
}

interface Finished {
	readonly id: string;
	readonly title: string;
	readonly headers: HeaderValues;
	readonly wanted: Wanted;
}

async function fetched(api: Api, host: Host, { id, title, headers, wanted }: Finished): Promise<readonly Item[]> {
	const download = await opened(api, id, headers);
	return await advising(id, async () => {
		if (wanted.kind === 'file') {
			const file = await host.store(download.stream, `${fileNameOf(title)}.csv`, 'text/csv');
			const { fileName = '', fileSize = '' } = file;
		return [{ json: { exportId: id, fileName, fileSize }, binary: { [wanted.property]: file } }];
		}
		const rows = await rowsOf(download.stream);
		if (rows.length > MANY_ROWS) {
			host.hint(
				`The export has ${rows.length} rows, which is more than n8n can comfortably hold as items. Choose the output "CSV File", or narrow the filter.`,
			);
		}
		return rows.map((json) => ({ json }));
	});
}

/** UiPath names an export after its queue, whose name may hold what no file name can. */
function fileNameOf(name: string): string {
	return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(0, 100);
}
