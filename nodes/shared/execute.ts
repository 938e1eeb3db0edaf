/**
 * From n8n's input items to its output items: finds the operation, reads and checks every item's parameters before
 * anything is sent, runs the items one after another or in parallel, and keeps order and pairing.
 */
import type { IExecuteFunctions, INodeExecutionData, IPairedItemData, NodeApiError } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { adviceFor } from './advise';
import type { Advise } from './advise';
import { asError } from './asError';
import { connectionFrom } from './client/address';
import type { Api } from './client/api';
import { createApi } from './client/client';
import type { ServiceName } from './client/connection';
import { toNodeError } from './client/errors';
import { PARALLEL_REQUESTS } from './fields';
import { clientHost, operationHost } from './host';
import { inParallel } from './inParallel';
import { lookupOf } from './lookup';
import type { Host, Item, Job, Operation, Outcome, Paged, Refused, Resource } from './operation';
import { fieldsOfOperation, runsInParallel } from './properties';
import type { Read } from './read';
import { createReader } from './read';

/** Executes the operation that the node's parameters choose among `resources`, against one UiPath service. */
export async function execute(
	context: IExecuteFunctions,
	service: ServiceName,
	resources: readonly Resource[],
	advise?: Advise,
): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context, resources);
	const reads = readsOf(context, operation);
	const host = operationHost(context);
	const connection = connectionFrom(await context.getCredentials('uiPathApi'));
	const api = createApi({ connection, service, host: clientHost(context) });
	const outcomes = await outcomesOf(operation, reads, api, host, context.continueOnFail());
	const refused = outcomes.filter((outcome) => outcome !== undefined).filter(isRefused);
	const shown = context.continueOnFail() ? refused : refused.slice(0, 1);
	const advice = advise === undefined ? new Map<string, string>() : await adviceFor(shown, reads.at, api, advise);
	return [outputOf(context, operation, outcomes, advice)];
}

function chosenOperation(context: IExecuteFunctions, resources: readonly Resource[]): Operation {
	const resource = context.getNodeParameter('resource', 0);
	const value = context.getNodeParameter('operation', 0);
	const operation = resources
		.find((candidate) => candidate.value === resource)
		?.operations.find((candidate) => candidate.value === value);
	if (operation === undefined) {
		const message = `This version of the node has no operation "${value}" of "${resource}"`;
		throw new NodeOperationError(context.getNode(), message, { description: 'Choose one from the list.' });
	}
	return operation;
}

/** The input items' parameters, made anew each time, so that those of very many items are not all in memory. */
interface Reads extends Iterable<Read> {
	readonly count: number;
	readonly at: (item: number) => Read;
}

function readsOf(context: IExecuteFunctions, operation: Operation): Reads {
	const lookups = lookupOf(context);
	const reader = createReader(fieldsOfOperation(operation), context.getTimezone(), lookups.differs);
	const input = context.getInputData();
	const at = (item: number): Read => reader(lookups.at(item), item, input[item]?.json ?? {});
	return {
		count: input.length,
		at,
		*[Symbol.iterator]() {
			for (let item = 0; item < input.length; item += 1) yield at(item);
		},
	};
}

async function outcomesOf(
	operation: Operation,
	reads: Reads,
	api: Api,
	host: Host,
	continueOnFail: boolean,
): Promise<ReadonlyArray<Outcome | undefined>> {
	if (operation.kind === 'composed' && operation.takes === 'all items') {
		const prepared = await operation.prepare(reads, host);
		const { refused } = prepared;
		if (refused.length === reads.count || (refused.length > 0 && !continueOnFail)) return byItem(refused);
		return byItem([...refused, ...(await prepared.job(api))]);
	}
	const jobs = Array.from(reads, (read) => prepared(read, operation));
	if (!continueOnFail && jobs.some(isRefused)) return jobs.map((job) => (isRefused(job) ? job : undefined));
	const width = runsInParallel(operation) && reads.count > 0 ? parallelRequestsOf(reads.at(0)) : 1;
	const ends = (outcome: Outcome) => isRefused(outcome) && (!continueOnFail || host.signal?.aborted === true);
	const outcomes = await inParallel(jobs, width, async (job) => await outcomeOf(job, api, host), ends);
	host.signal?.throwIfAborted();
	return outcomes;
}

type Prepared = { readonly item: number; readonly job: Job } | Refused;

function prepared(read: Read, operation: Exclude<Operation, { takes: 'all items' }>): Prepared {
	try {
		const job = operation.kind === 'paged' ? listed(operation, read) : operation.prepare(read);
		return { item: read.item, job };
	} catch (error) {
		return { item: read.item, error: asError(error) };
	}
}

async function outcomeOf(prepared: Prepared, api: Api, host: Host): Promise<Outcome> {
	if (isRefused(prepared)) return prepared;
	try {
		return { item: prepared.item, items: await prepared.job(api, host) };
	} catch (error) {
		return { item: prepared.item, error: asError(error) };
	}
}

function listed(operation: Paged, read: Read): Job {
	const most = read.flag('returnAll') ? Infinity : read.integer('limit', { least: 1, most: Number.MAX_SAFE_INTEGER });
	const listing = operation.prepare(read);
	return async (api, host) => {
		const items: Item[] = [];
		for await (const page of listing(api, host, most)) {
			for (const item of page) if (items.length < most) items.push(item);
			if (items.length >= most) {
				host.hint(`Stopped at the limit of ${most}; there may be more. Turn on Return All to get everything.`);
				break;
			}
		}
		return items;
	};
}

function parallelRequestsOf(read: Read): number {
	return read.options.optionalInteger('parallelRequests', PARALLEL_REQUESTS) ?? PARALLEL_REQUESTS.usual;
}

function isRefused(outcome: object): outcome is Refused {
	return 'error' in outcome;
}

function byItem(outcomes: readonly Outcome[]): readonly Outcome[] {
	return [...outcomes].sort((one, other) => one.item - other.item);
}

/** One n8n item per output item; failed items carry their error, or end the node where it must not continue on fail. */
function outputOf(
	context: IExecuteFunctions,
	operation: Operation,
	outcomes: ReadonlyArray<Outcome | undefined>,
	advice: ReadonlyMap<string, string>,
): INodeExecutionData[] {
	const output: INodeExecutionData[] = [];
	for (const outcome of outcomes) {
		if (outcome === undefined) continue;
		const pairedItem = { item: outcome.item };
		if (isRefused(outcome)) {
			const error = toNodeError(context.getNode(), outcome.error, outcome.item);
			const said = advice.get(outcome.error.message);
			const progress = context.continueOnFail() ? undefined : progressOf(operation, outcomes);
			error.description = described(said, progress, error.description);
			if (!context.continueOnFail()) throw error;
			output.push(failedItem(error, outcome, pairedItem));
		} else {
			for (const { json, binary } of outcome.items) {
				output.push({ json: withoutErrorKey(json), ...(binary && { binary: { ...binary } }), pairedItem });
			}
		}
	}
	return output;
}

/** n8n reduces an item with an error object to its message; where there is more to tell, the words and `details` stand alone. */
function failedItem(
	error: NodeApiError | NodeOperationError,
	{ details }: Refused,
	pairedItem: IPairedItemData,
): INodeExecutionData {
	if (details === undefined) return { json: { error: error.message }, error, pairedItem };
	return { json: { error: error.message, details }, pairedItem };
}

/** What was added stays added, so the error that ends the node says where to go on. */
function progressOf(operation: Operation, outcomes: ReadonlyArray<Outcome | undefined>): string | undefined {
	if (operation.effect !== 'adds') return undefined;
	const done = outcomes.filter((outcome) => outcome !== undefined && !isRefused(outcome)).length;
	const failed = outcomes.findIndex((outcome) => outcome !== undefined && isRefused(outcome));
	const next = outcomes[failed]?.item ?? 0;
	return operation.kind === 'composed' && operation.takes === 'all items'
		? `${done} of ${outcomes.length} items were done, the others were not; the first of those is item ${next} (counted from 0). Let the node continue on errors to see what became of each item.`
		: `${done} of ${outcomes.length} items were done before; go on at item ${next} (counted from 0).`;
}

function described(...sentences: ReadonlyArray<string | null | undefined>): string {
	return sentences.filter(Boolean).join(' ').slice(0, 500);
}

/** n8n takes an item with a top-level `error` for a failed one (and runs the node again under Retry On Fail). */
function withoutErrorKey(json: INodeExecutionData['json']): INodeExecutionData['json'] {
	if (!('error' in json)) return json;
	const { error, ...rest } = json;
	return { ...rest, errorValue: error };
}
