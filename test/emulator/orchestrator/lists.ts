import type { Answer, Call } from '../route';
import { context, json } from './handler';
import type { Entity } from './odata/entity';
import { ODataError } from './odata/lexer';
import { inOrder, page, shapeOf } from './odata/page';
import type { Source } from './odata/page';
import { parseQuery } from './odata/query';
import type { Query } from './odata/query';
import type { Tenant } from './state/tenant';

/** The largest page of every list but that of queue items. */
const MOST_ROWS = 1_000;

export interface ListOptions {
	/** What stands after `$metadata#` in the context. */
	readonly type: string;
	/** Rows on a page, and on one without `$top`. */
	readonly mostRows?: number;
	readonly takes?: 'all' | 'unpaged';
	readonly refuseDates?: boolean;
}

/** Answers a list of rows, which stand in ascending order of their Id. */
export function list<Row>(
	call: Call,
	tenant: Tenant,
	rows: readonly Row[],
	of: Entity<Row>,
	options: ListOptions,
): Answer {
	return listFrom(call, tenant, () => inOrder(rows), of, options);
}

/** The same from a source that may look at the query first. */
export function listFrom<Row>(
	call: Call,
	tenant: Tenant,
	source: (query: Query) => Source<Row>,
	of: Entity<Row>,
	{ type, mostRows = MOST_ROWS, takes = 'all', refuseDates = false }: ListOptions,
): Answer {
	const query = parseQuery(call.query, takes);
	if (query.top !== undefined && query.top > mostRows) {
		throw new ODataError(`The limit of '${mostRows}' for Top query has been exceeded.`);
	}
	const found = page(source(query), query, of, {
		defaultTop: mostRows,
		alwaysCount: tenant.settings.countAlways,
		refuseDates,
	});
	return json(200, {
		...context(call, type),
		...(found.count === undefined ? {} : { '@odata.count': found.count }),
		value: found.value,
	});
}

/** Answers one entity, with `$select` and `$expand`; some operations take (and ignore) the other options as well. */
export function one<Row>(
	call: Call,
	row: Row,
	of: Entity<Row>,
	type: string,
	{ status = 200, takes = 'single' }: { readonly status?: number; readonly takes?: 'single' | 'all' } = {},
): Answer {
	const shape = shapeOf(parseQuery(call.query, takes), of);
	return json(status, { ...context(call, `${type}/$entity`), ...of.dto(row, shape) });
}
