/** All rows for one source: chunk by chunk, several under way, and no chunk sunk by one bad row. */
import type { Api } from '../../../shared/client/api';
import { advised } from '../../../shared/client/failure';
import type { RequestFailure } from '../../../shared/client/failure';
import { inParallel } from '../../../shared/inParallel';
import { Chunks } from './chunks';
import type { Ledger } from './ledger';
import type { Limits } from './limits';
import { syncRows } from './request';
import type { Route } from './request';
import type { Row } from './row';

/** One sync under way, shared by its workers. */
interface Sync {
	readonly api: Api;
	readonly route: Route;
	readonly ledger: Ledger;
	readonly chunks: Chunks;
	compress: boolean;
	/** Why nothing more is sent. */
	stopped: RequestFailure | undefined;
	/** By reason, how many rows were refused alone. */
	readonly refusals: Map<string, number>;
	/** Pieces that were refused and not split, because everything before them was refused for the same reason. */
	readonly unsplit: Piece[];
}

interface Piece {
	readonly rows: readonly Row[];
	readonly failure: RequestFailure;
	readonly doubted: boolean;
}

/** So many rows refused alone for one reason, and none accepted: then the reason is not in the rows. */
const ENOUGH_REFUSALS = 64;

const ALONE = 'Correct this item; the others were sent without it.';

/** How many of those that were not tried alone are tried before all of them are given up. */
const PROBES = 32;

/**
 * Sends every row. A refused chunk is split until the culprits stand alone; one that is too large is halved. A failure that has
 * nothing to do with the rows ends the sync: what was sent before stays.
 */
export async function sync(
	api: Api,
	route: Route,
	rows: AsyncIterable<Row> | Iterable<Row>,
	limits: Limits,
	ledger: Ledger,
): Promise<void> {
	const chunks = new Chunks(rows, limits.comments, limits.bytes);
	const refusals = new Map<string, number>();
	const { compress } = limits;
	const running: Sync = { api, route, ledger, chunks, compress, stopped: undefined, refusals, unsplit: [] };
	const workers = Array.from({ length: limits.parallel }, (_, worker) => worker);
	await inParallel(workers, limits.parallel, async () => {
		for (let chunk = await chunks.next(); chunk.length > 0; chunk = await chunks.next()) {
			await settle(running, chunk, false);
		}
	});
	await settleUnsplit(running);
}

/** Tries some from all over what was left together; unless one of them is accepted, the others are not tried. */
async function settleUnsplit(running: Sync): Promise<void> {
	const { ledger, unsplit } = running;
	const pieces = unsplit.splice(0);
	const rows = pieces.flatMap((piece) => piece.rows);
	const doubted = pieces.some((piece) => piece.doubted);
	const count = Math.min(PROBES, rows.length);
	const indexes = Array.from({ length: count }, (_, index) => Math.floor(((index + 0.5) * rows.length) / count));
	const probes = new Set(indexes.flatMap((index) => rows[index] ?? []));
	for (const probe of probes) await settle(running, [probe], doubted);
	for (const { rows: piece, failure } of pieces) {
		const rest = piece.filter((row) => !probes.has(row));
		if (ledger.accepted) await halve(running, rest, doubted);
		else for (const row of rest) ledger.refused(row, together(failure));
	}
}

/** `doubted`: an earlier request with these rows among others may have been applied. */
async function settle(running: Sync, rows: readonly Row[], doubted: boolean): Promise<void> {
	const { api, route, ledger, stopped } = running;
	if (stopped !== undefined) {
		notSent(ledger, rows, stopped, doubted);
		return;
	}
	ledger.requests += 1;
	const attempt = await syncRows(api, route, rows, running.compress);
	if ('value' in attempt) {
		const { value, doubtful } = attempt.value;
		ledger.accept(rows, value.counts, value.details, doubted || doubtful);
		return;
	}
	await settleFailure(running, rows, attempt.failure, doubted || attempt.failure.doubtful);
}

async function settleFailure(
	running: Sync,
	rows: readonly Row[],
	failure: RequestFailure,
	doubted: boolean,
): Promise<void> {
	const { ledger, chunks } = running;
	if (failure.status === 415 && running.compress) {
		running.compress = false;
		await settle(running, rows, doubted);
	} else if (failure.status === 413) {
		chunks.tooLarge(rows.reduce((sum, { bytes }) => sum + bytes, 0));
		if (rows.length > 1) await halve(running, rows, doubted);
		else for (const row of rows) ledger.refused(row, failure);
	} else if (isRefusal(failure)) {
		await split(running, rows, failure, doubted);
	} else {
		running.stopped ??= failure;
		for (const row of rows) ledger.failed(row, failure, doubted ? 'unknown' : 'notSent');
	}
}

/** What the service answers where something is wrong with the comments (UiPath API catalogue, Errors). */
function isRefusal({ outcome, reason, status }: RequestFailure): boolean {
	return outcome === 'refused' && reason === undefined && (status === 400 || status === 409 || status === 422);
}

async function split(running: Sync, rows: readonly Row[], failure: RequestFailure, doubted: boolean): Promise<void> {
	const { ledger, refusals, unsplit } = running;
	const reason = `${failure.status ?? ''} ${failure.uiPathMessage ?? ''}`;
	const [only] = rows;
	if (rows.length === 1 && only !== undefined) {
		refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
		const explained = running.route.explain?.(only, failure);
		ledger.refused(only, advised(failure, explained?.advice ?? ALONE), explained?.details);
	} else if (!ledger.accepted && (refusals.get(reason) ?? 0) >= ENOUGH_REFUSALS) {
		unsplit.push({ rows, failure, doubted });
	} else {
		await halve(running, rows, doubted);
	}
}

async function halve(running: Sync, rows: readonly Row[], doubted: boolean): Promise<void> {
	if (rows.length === 0) return;
	if (rows.length === 1) {
		await settle(running, rows, doubted);
		return;
	}
	const middle = Math.ceil(rows.length / 2);
	await settle(running, rows.slice(0, middle), doubted);
	await settle(running, rows.slice(middle), doubted);
}

function together(failure: RequestFailure): RequestFailure {
	const advice = `Refused together with others. It was not tried alone, because ${ENOUGH_REFUSALS} items were each refused for this reason and none was accepted.`;
	return advised(failure, advice);
}

function notSent(ledger: Ledger, rows: readonly Row[], why: RequestFailure, doubted: boolean): void {
	const error = advised(why, 'Not sent, because a request before it failed so. Run it again: what is in UiPath already is not charged twice.');
	for (const row of rows) ledger.failed(row, error, doubted ? 'unknown' : 'notSent');
}
