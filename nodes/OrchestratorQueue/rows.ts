/** Lists of Orchestrator other than queue items: up to 1,000 rows a page (UiPath API catalogue, Orchestrator queues: OData rules). */
import type { IDataObject } from 'n8n-workflow';

import type { Api } from '../shared/client/api';
import type { HeaderValues } from '../shared/wire/headers';
import { anyObject, array, object } from '../shared/wire/json';
import type { Shaped } from '../shared/wire/json';
import type { OData } from '../shared/wire/odata';
import { propertyNames } from '../shared/wire/odata';
import { numberedPages } from '../shared/wire/pages';
import type { Path } from '../shared/wire/path';
import { columnsOf } from './columns';

const MOST_ROWS = 1000;

/** A list's rows, whatever they hold. */
export const rowList = object({ value: array(anyObject) });

type Row = Shaped<typeof anyObject>;

export interface RowList {
	readonly path: Path;
	readonly headers: HeaderValues;
	readonly filter?: OData | undefined;
	/** Names properties that no two rows share, so that pages neither repeat nor leave out. */
	readonly orderBy: readonly string[];
	/** The properties that tell a row from all others; default `Id`. */
	readonly identity?: readonly string[];
}

/** The list's pages as columns, without repeats; asks for no more than `limit` rows at once. */
export async function* pagesOf(api: Api, list: RowList, limit: number): AsyncGenerator<readonly IDataObject[]> {
	const { identity = ['Id'] } = list;
	const pages = numberedPages<Row>({
		pageSize: Math.min(limit, MOST_ROWS),
		wanted: limit,
		fetch: async (skip, top) => {
			const query = { $filter: list.filter, $orderby: propertyNames(list.orderBy), $top: top, $skip: skip };
			const request = { method: 'GET', path: list.path, headers: list.headers, query } as const;
			return (await api.send('reads', request, rowList)).value;
		},
		identity: (row) => JSON.stringify(identity.map((name) => row[name])),
	});
	for await (const page of pages) yield page.map(columnsOf);
}
