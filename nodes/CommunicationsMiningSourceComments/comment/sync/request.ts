/** One request of a sync and its answer. */
import type { IDataObject } from 'n8n-workflow';

import { attempted } from '../../../shared/attempted';
import type { Attempt } from '../../../shared/attempted';
import type { Api, Told } from '../../../shared/client/api';
import type { RequestFailure } from '../../../shared/client/failure';
import { bodyOfRows } from '../../../shared/wire/bodyOfRows';
import { ReplyError } from '../../../shared/wire/reply';
import { okEnvelope, optional, wholeNumber } from '../../../shared/wire/json';
import type { Shape } from '../../../shared/wire/json';
import type { Path } from '../../../shared/wire/path';
import type { Row } from './row';

/** How many comments the answer counts; `textChanged` of the updated ones, 0 where UiPath does not tell. */
export interface Counts {
	readonly new: number;
	readonly updated: number;
	readonly unchanged: number;
	readonly textChanged: number;
}

export interface Answer {
	readonly counts: Counts;
	/** In the order of the rows; empty where the answer says nothing about single rows. */
	readonly details: readonly IDataObject[];
}

export interface Explanation {
	readonly advice: string;
	readonly details: IDataObject;
}

/** Where rows go and what surrounds them. */
export interface Route {
	readonly path: Path;
	/** The body up to the first row and from the last one on, e.g. `{"comments":[` and `]}`. */
	readonly before: string;
	readonly after: string;
	/** What an answer tells about each row. @throws ShapeError */
	readonly details: Shape<readonly IDataObject[]>;
	/** What is known about why a row was refused, better than UiPath says it. */
	readonly explain?: (row: Row, failure: RequestFailure) => Explanation | undefined;
}

/** Thousands of comments take the server longer than one, in ms (UiPath API catalogue, Large requests). */
const TIMEOUT_MS = 240_000;

const counters = okEnvelope({
	new: wholeNumber,
	unchanged: wholeNumber,
	updated: optional(wholeNumber),
	updated_properties_only: optional(wholeNumber),
	updated_text_changed: optional(wholeNumber),
});

/** Sends rows until UiPath has an answer; syncing twice ends in the same state. */
export async function syncRows(
	api: Api,
	route: Route,
	rows: readonly Row[],
	compress: boolean,
): Promise<Attempt<Told<Answer>>> {
	const { path, before, after, details } = route;
	const shape: Shape<Answer> = (reply) => {
		const counts = countsOf(counters(reply));
		const counted = counts.new + counts.updated + counts.unchanged;
		if (counted !== rows.length) throw new ReplyError(`it counts ${counted} comments where ${rows.length} were sent`);
		return { counts, details: details(reply) };
	};
	const body = bodyOfRows(before, rows, after);
	return await attempted(api.sendAndTell('settles', { method: 'POST', path, body, compress, timeoutMs: TIMEOUT_MS }, shape));
}

function countsOf(reply: ReturnType<typeof counters>): Counts {
	const textChanged = reply.updated_text_changed ?? 0;
	const updated = reply.updated ?? textChanged + (reply.updated_properties_only ?? 0);
	return { new: reply.new, updated, unchanged: reply.unchanged, textChanged };
}
