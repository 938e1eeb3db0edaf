/** An export of queue items from its start to its file (UiPath's API guide, Exporting queue items). */
import { attempted } from '../../../shared/attempted';
import type { Api, Download, DownloadLink } from '../../../shared/client/api';
import { advised } from '../../../shared/client/failure';
import type { RequestFailure } from '../../../shared/client/failure';
import type { HeaderValues } from '../../../shared/wire/headers';
import { array, identifier, nullable, object, optional, ownObject, text, truth } from '../../../shared/wire/json';
import type { Shaped } from '../../../shared/wire/json';
import { propertyNames } from '../../../shared/wire/odata';
import type { OData } from '../../../shared/wire/odata';
import { path } from '../../../shared/wire/path';
import type { Request } from '../../../shared/wire/request';

const exportModel = object({ Id: identifier, Name: optional(nullable(text)), Status: text });

export type Export = Shaped<typeof exportModel>;

/** An export that cannot be put out; the message says why and how to go on. */
export class ExportError extends Error {
	constructor(message: string) {
		super(message.slice(0, 500));
		this.name = 'ExportError';
	}
}

const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;
const GROWTH = 1.5;

/** Starts an export of the queue's items; a second copy counts against the daily limit again. */
export async function started(
	api: Api,
	queueId: number | string,
	headers: HeaderValues,
	filter: OData | undefined,
): Promise<Export> {
	const request: Request = {
		method: 'POST',
		path: path`/odata/QueueDefinitions(${queueId})/UiPathODataSvc.Export`,
		headers,
		query: { $filter: filter, $expand: propertyNames(['Robot', 'ReviewerUser']) },
	};
	const attempt = await attempted(api.send('adds', request, exportModel));
	if ('failure' in attempt) throw advised(attempt.failure, adviceOnStart(attempt.failure));
	return attempt.value;
}

function adviceOnStart(failure: RequestFailure): string {
	if (failure.outcome === 'throttled') {
		return 'UiPath makes 100 exports a day for each tenant, and 429 says that they are used up. Pick up an export that was made already (Export: Pick Up an Export), or come back later.';
	}
	if (failure.doubtful) {
		return "UiPath may have started an export, which counts against the 100 a day. Look among the exports in Orchestrator's notifications; pick it up by its ID (Export: Pick Up an Export) instead of starting another.";
	}
	return 'No export was started. Check the folder, the queue and the filter.';
}

/**
 * Waits until the export has a file, asking less and less often.
 * @throws ExportError where it fails or takes longer than `mostMs`; the signal's own reason when the execution is cancelled.
 */
export async function finished(api: Api, id: string, headers: HeaderValues, mostMs: number): Promise<Export> {
	const end = api.now() + mostMs;
	for (let wait = FIRST_WAIT; ; wait = Math.min(LONGEST_WAIT, wait * GROWTH)) {
		const current = await asked(api, id, { method: 'GET', path: path`/odata/Exports(${id})`, headers });
		if (current.Status === 'Completed') return current;
		if (current.Status === 'Failed') {
			throw new ExportError(
				`UiPath could not make export ${id} (status Failed), so there is no file. Start another with a narrower filter; each one counts against the 100 a day.`,
			);
		}
		if (api.now() + wait > end) {
			throw new ExportError(`Export ${id} is not ready yet (status ${current.Status.slice(0, 50)}). UiPath goes on with it. ${pickUp(id)}`);
		}
		await api.wait(wait);
	}
}

async function asked(api: Api, id: string, request: Request): Promise<Export> {
	return await advising(id, async () => await api.send('reads', request, exportModel));
}

const link = object({
	Uri: text,
	Verb: optional(nullable(text)),
	RequiresAuth: optional(nullable(truth)),
	Headers: optional(nullable(object({ Keys: array(text), Values: array(text) }))),
});

/** Opens the file of a finished export, without our token and with the headers that the link names. */
export async function opened(api: Api, id: string, headers: HeaderValues): Promise<Download> {
	const from = path`/odata/Exports(${id})/UiPath.Server.Configuration.OData.GetDownloadLink`;
	return await advising(id, async () => {
		const found = await api.send('reads', { method: 'GET', path: from, headers }, link);
		return await api.download(checked(id, found));
	});
}

function checked(id: string, { Uri, Verb, RequiresAuth, Headers }: Shaped<typeof link>): DownloadLink {
	if (RequiresAuth === true) {
		throw new ExportError(
			`The file of export ${id} was not fetched: its link asks for the token, which is never sent to a download address. Download it in Orchestrator.`,
		);
	}
	if (typeof Verb === 'string' && Verb.toUpperCase() !== 'GET') {
		throw new ExportError(`The file of export ${id} was not fetched: its link is not for reading. Download it in Orchestrator.`);
	}
	const { Keys = [], Values = [] } = Headers ?? {};
	if (Keys.length !== Values.length) {
		throw new ExportError(`The file of export ${id} was not fetched: its link names ${Keys.length} headers and ${Values.length} values.`);
	}
	return { url: Uri, headers: ownObject(Keys.map((name, index) => [name, Values[index] ?? ''])) };
}

/** Whatever fails once an export is there must not cost another one. */
export async function advising<T>(id: string, work: () => Promise<T>): Promise<T> {
	const attempt = await attempted(work());
	if ('failure' in attempt) throw advised(attempt.failure, pickUp(id));
	return attempt.value;
}

function pickUp(id: string): string {
	return `Nothing is lost and no other export is needed: set Export to "Pick Up an Export" with the ID ${id} and run it again.`;
}
