import { encodedForQuery } from './path';
import type { Query } from './request';

/** The query as it goes on the wire, starting with `?`, or nothing where there is none. @throws InputError */
export function queryText(query: Query = {}): string {
	const pairs: string[] = [];
	for (const [name, value] of Object.entries(query)) {
		if (value === undefined) continue;
		const values: ReadonlyArray<{ toString(): string }> = isList(value) ? value : [value];
		for (const one of values) pairs.push(`${nameText(name)}=${encodedForQuery(one.toString())}`);
	}
	return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function isList(value: Query[string]): value is readonly string[] {
	return Array.isArray(value);
}

/** OData's `$` may stand in a query as it is, and logs are easier to read so. */
function nameText(name: string): string {
	return name.startsWith('$') ? `$${encodedForQuery(name.slice(1))}` : encodedForQuery(name);
}
