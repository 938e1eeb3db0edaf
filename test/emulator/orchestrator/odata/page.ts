import { comparable, compile } from './evaluate';
import type { EvaluationLimits } from './evaluate';
import type { Entity, Shape } from './entity';
import { ODataError } from './lexer';
import type { Ordering, Query } from './query';

/** Rows that are already in ascending order of `Id` and can be walked either way without copying. */
export interface Source<Row> {
	ascending(): Iterable<Row>;
	descending(): Iterable<Row>;
}

export interface Page {
	readonly value: Array<Record<string, unknown>>;
	/** How many rows the filter let through; only where asked for. */
	readonly count: number | undefined;
}

export interface PageOptions extends EvaluationLimits {
	readonly defaultTop: number;
	readonly alwaysCount: boolean;
}

/** One page of a list. Ordering by Id streams; anything else sorts what the filter let through. */
export function page<Row>(source: Source<Row>, query: Query, of: Entity<Row>, options: PageOptions): Page {
	const wantsCount = query.count || options.alwaysCount;
	const shape = shapeOf(query, of);
	const top = query.top ?? options.defaultTop;
	const chosen: Row[] = [];
	let passed = 0;
	for (const row of matching(source, query, of, options)) {
		if (passed >= query.skip && chosen.length < top) chosen.push(row);
		passed += 1;
		if (chosen.length >= top && !wantsCount) break;
	}
	return { value: chosen.map((row) => of.dto(row, shape)), count: wantsCount ? passed : undefined };
}

/** Every row that the filter lets through, in the order asked for. */
export function matching<Row>(
	source: Source<Row>,
	query: Query,
	of: Entity<Row>,
	limits: EvaluationLimits,
): Iterable<Row> {
	const predicate = query.filter ? compile(query.filter, of, limits) : () => true;
	const [first, ...more] = query.orderBy;
	if (!first) return filtered(source.ascending(), predicate);
	if (more.length === 0 && first.path.length === 1 && first.path[0]?.toLowerCase() === 'id') {
		return filtered(first.descending ? source.descending() : source.ascending(), predicate);
	}
	return sorted([...filtered(source.ascending(), predicate)], query.orderBy, of);
}

/** Checks the names of `$select` and `$expand` and spells them as the entity does. */
export function shapeOf<Row>(query: Query, of: Entity<Row>): Shape {
	const expand = new Set(query.expand.map((name) => of.navigationName(name)));
	if (!query.select) return { expand };
	return { select: new Set(query.select.map((name) => of.memberName(name))), expand };
}

/** A source over rows that lie in an array in ascending order of their Id. */
export function inOrder<Row>(rows: readonly Row[]): Source<Row> {
	return { ascending: () => rows, descending: () => rows.toReversed() };
}

function* filtered<Row>(rows: Iterable<Row>, predicate: (row: Row) => boolean): Generator<Row> {
	for (const row of rows) if (predicate(row)) yield row;
}

function sorted<Row>(rows: Row[], orderBy: readonly Ordering[], of: Entity<Row>): Row[] {
	const keys = orderBy.map(({ path, descending }) => {
		const property = of.property(path);
		if (property.kind === 'object') throw new ODataError('The property cannot be used in the $orderby query option.');
		return { read: (row: Row) => comparable(property, property.read(row)), sign: descending ? -1 : 1 };
	});
	return rows.sort((left, right) => {
		for (const { read, sign } of keys) {
			const difference = order(read(left), read(right));
			if (difference !== 0) return difference * sign;
		}
		return 0;
	});
}

/** Null before everything else, as the database sorts. */
function order(left: ReturnType<typeof comparable>, right: ReturnType<typeof comparable>): number {
	if (left === right) return 0;
	if (left === null) return -1;
	if (right === null) return 1;
	return left < right ? -1 : 1;
}
