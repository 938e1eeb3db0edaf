import type { Api } from '../../shared/client/api';
import { composed } from '../../shared/operation';
import type { Host, Item } from '../../shared/operation';
import type { Read } from '../../shared/read';
import type { HeaderValues } from '../../shared/wire/headers';
import { all, int64, odata } from '../../shared/wire/odata';
import type { OData } from '../../shared/wire/odata';
import { folder, folderHeaders, queueChoice } from '../fields';
import type { QueueChoice } from '../fields';
import { chosenFilter } from '../filter/filter';
import { queueOf } from '../queue';
import { advising, finished, opened, started } from './exporting/exports';
import { binaryProperty, exportedQueue, exportFilter, exportId, MINUTES, output, source, wait } from './exporting/fields';
import { rowsOf } from './exporting/table';

/** More rows than this are slow or too much to hold for an n8n of the usual size. */
const MANY_ROWS = 50_000;

/** Starts an export or picks one up, waits for it, and puts its CSV out as a file or as items. */
export const exportItems = composed({
	value: 'exportItems',
	name: 'Export Items',
	action: 'Export the items of a queue',
	description: 'Let UiPath write the items of a queue into a CSV file and fetch it. UiPath makes at most 100 exports a day for each tenant.',
	effect: 'adds',
	fields: [folder, source, exportId, exportedQueue, ...exportFilter, output, binaryProperty],
	options: [wait],
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
	return { choice: queueChoice(read), filter: chosenFilter(read).expression };
}

type Wanted = { readonly kind: 'items' } | { readonly kind: 'file'; readonly property: string };

function outputOf(read: Read): Wanted {
	if (read.choice('output', ['file', 'items']) === 'items') return { kind: 'items' };
	return { kind: 'file', property: read.text('binaryPropertyName') };
}

async function startedId(api: Api, headers: HeaderValues, from: NewExport): Promise<string> {
	const { Id } = await queueOf(api, headers, from.choice);
	// The queue stands in the filter too, as in UiPath's own example.
	const filter = all([odata`QueueDefinitionId eq ${int64(Id)}`, from.filter]);
	return String((await started(api, Id, headers, filter)).Id);
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
		if (rows.length > MANY_ROWS) host.hint(tooMany(rows.length));
		return rows.map((json) => ({ json }));
	});
}

function tooMany(rows: number): string {
	return `The export has ${rows} rows, which is more than n8n can comfortably hold as items. Choose the output "CSV File", or narrow the filter.`;
}

/** UiPath names an export after its queue, whose name may hold what no file name can. */
function fileNameOf(name: string): string {
	return name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_').slice(0, 100);
}
