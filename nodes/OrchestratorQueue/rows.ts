/** Lists of Orchestrator other than queue items: up to 1,000 rows a page (UiPath API catalogue, Orchestrator queues: OData rules). */
import type { IDataObject } from 'n8n-workflow';

import type { Api } from '../shared/client/api';
import type { HeaderValues } from '../shared/wire/headers';
import { array, identifier, object, optional } from '../shared/wire/json';
import type { OData } from '../shared/wire/odata';
import { propertyNames } from '../shared/wire/odata';
import { numberedPages } from '../shared/wire/pages';
import type { Path } from '../shared/wire/path';
import { columnsOf } from './columns';

const MOST_ROWS = 1000;

const rows = object({ value: array(object({ Id: optional(identifier) })) });

export interface RowList {
	readonly path: Path;
	readonly headers: HeaderValues;
	readonly filter?: OData | undefined;
	/** Names a property that no two rows share, so that pages neither repeat nor leave out. */
	readonly orderBy: string;
}

/** The list's pages as columns, without repeats; asks for no more than `limit` rows at once. */
export async function* pagesOf(api: Api, list: RowList, limit: number): AsyncGenerator<readonly IDataObject[]> {
	const pages = numberedPages({
		pageSize: Math.min(limit, MOST_ROWS),
		fetch: async (skip, top) => {
			const query = { $filter: list.filter, $orderby: propertyNames([list.orderBy]), $top: top, $skip: skip };
			const request = { method: 'GET', path: list.path, headers: list.headers, query } as const;
			return { items: (await api.send('reads', request, rows)).value };
		},
		identity: (row) => String(row.Id ?? JSON.stringify(row)),
	});
	for await (const page of pages) yield page.map(columnsOf);
}
