/** Runs operations of the Source Comments node over the package's own client, or in n8n's engine, against an emulator. */
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Api } from '../../nodes/shared/client/api';
import { createApi } from '../../nodes/shared/client/client';
import type { ComposedForAll, Host, Outcome } from '../../nodes/shared/operation';
import { fieldsOfOperation } from '../../nodes/shared/properties';
import { createReader } from '../../nodes/shared/read';
import type { Read } from '../../nodes/shared/read';
import type { Emulator } from '../emulator';
import { NODE, runNode } from '../engine/runNode';
import type { Finished } from '../engine/runWorkflow';
import type { TestNode } from '../engine/workflow';
import { testClock } from '../shared/client/testClock';

export { NODE };

/** The source that most tests write to, and its address. */
export const SOURCE = 'claims-mailbox';
export const address = { project: 'operations', source: SOURCE };
export const sources = `/api/v1/sources/operations/${SOURCE}`;

/** Names that cannot be API names, each refused before anything is sent. */
export const badNames = ['', '..', '.', 'a/b', 'Claims mailbox', 'a?b', 'a%2Fb', 'ä', 'a\u0000b'];

/** In n8n's engine, as an external application. */
export async function runComments(
	emulator: Emulator,
	parameters: INodeParameters,
	input?: readonly IDataObject[],
	node?: Partial<TestNode>,
): Promise<Finished> {
	return await runNode(emulator, 'communicationsMiningSourceComments', { ...address, ...parameters }, input, node);
}

/** The client of one execution, with a clock that does not sleep. */
export function apiOf(emulator: Emulator, signal?: AbortSignal): Api {
	const { communicationsMiningUrl, credentials } = emulator;
	return createApi({
		connection: { communicationsMiningUrl, token: { kind: 'bearer', token: credentials.apiToken } },
		service: 'communicationsMining',
		host: signal === undefined ? {} : { signal },
		clock: testClock(),
		dice: () => 0.5,
	});
}

export interface Job {
	/** By item, in their order. */
	readonly outcomes: readonly Outcome[];
	readonly hints: readonly string[];
}

/** An operation that takes all items, with one set of parameters for each of them. */
export async function runForAll(
	api: Api,
	operation: ComposedForAll,
	items: readonly IDataObject[],
	open: Host['open'] = async () => await Promise.reject(new Error('Nothing is opened here')),
): Promise<Job> {
	const hints: string[] = [];
	const host: Host = {
		signal: api.signal,
		hint: (text) => void hints.push(text),
		store: async () => await Promise.reject(new Error('Nothing is stored here')),
		open,
	};
	const reads = readsOf(operation, items);
	const { refused, job } = await operation.prepare(reads, host);
	const outcomes = refused.length === reads.length ? refused : [...refused, ...(await job(api))];
	return { outcomes: [...outcomes].sort((one, other) => one.item - other.item), hints };
}

/** As a person would have entered them: what is not given has the field's default. */
function readsOf(operation: ComposedForAll, items: readonly IDataObject[]): readonly Read[] {
	const fields = fieldsOfOperation(operation);
	const defaults = Object.fromEntries(fields.map((field) => [field.name, field.default]));
	const reader = createReader(fields, 'Etc/UTC');
	return items.map((parameters, item) => {
		const values: Record<string, unknown> = { ...defaults, ...address, ...parameters };
		const lookup = (name: string): unknown => {
			const [first = '', second] = name.split('.');
			return second === undefined ? values[first] : (values[first] as Record<string, unknown>)[second];
		};
		return reader(lookup, item, {});
	});
}

/** What the item's output says about its outcome; its error where it has none. */
export function told(outcome: Outcome | undefined): unknown {
	if (outcome === undefined) return undefined;
	return 'items' in outcome ? outcome.items[0]?.json['outcome'] : outcome.details?.['outcome'];
}

/** AI units billed so far, and how many comments there are in all sources. */
export function billing(emulator: Emulator): { readonly bill: number; readonly comments: number } {
	const { bill, comments } = emulator.state() as { readonly bill: number; readonly comments: readonly unknown[] };
	return { bill, comments: comments.length };
}
