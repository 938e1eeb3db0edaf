/** From the rows of one source to an outcome for each of them, whether they are sent or only checked. */
import type { Api } from '../../../shared/client/api';
import { Chunks } from './chunks';
import type { Ledger } from './ledger';
import type { Limits } from './limits';
import type { Route } from './request';
import type { Row } from './row';
import { sync } from './sync';

export async function syncOrCheck(
	api: Api,
	route: Route,
	rows: AsyncIterable<Row> | Iterable<Row>,
	limits: Limits,
	ledger: Ledger,
): Promise<void> {
	if (!limits.dryRun) {
		await sync(api, route, rows, limits, ledger);
		return;
	}
	const chunks = new Chunks(rows, limits.comments, limits.bytes);
	for (let chunk = await chunks.next(); chunk.length > 0; chunk = await chunks.next()) {
		ledger.requests += 1;
		for (const row of chunk) {
			ledger.totals.comments += 1;
			ledger.totals.bytes += row.bytes;
			ledger.succeeded(row, 'checked', { bytes: row.bytes });
		}
	}
}
