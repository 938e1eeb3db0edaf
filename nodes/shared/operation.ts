/**
 * What an operation is: a value that holds its words, its panel, and its request mapping, side by side.
 *
 * There are three kinds. `single` sends one request and makes items of its reply; `paged` yields pages of items;
 * `composed` does more than one thing, for each input item or for all of them as one job. Each kind splits reading
 * parameters (pure, may refuse with an InputError) from sending, so that nothing is sent before everything was checked.
 */
import type { IBinaryData, IDataObject, INodeProperties } from 'n8n-workflow';
import type { Readable } from 'node:stream';

import type { Api } from './client/api';
import type { Read } from './read';
import type { Shape } from './wire/json';
import { forAll } from './forAll';
import type { ForAll } from './forAll';
import { changes } from './inTurn';
import type { Effect, Request } from './wire/request';

/** One thing that an operation puts out; the executor adds pairing. */
export interface Item {
	readonly json: IDataObject;
	readonly binary?: Readonly<Record<string, IBinaryData>>;
}

/** What became of one input item of a job that takes them all: items, or why there are none. */
export type Outcome = Done | Refused;

export interface Done {
	readonly item: number;
	readonly items: readonly Item[];
}

export interface Refused {
	readonly item: number;
	readonly error: Error;
	/** What else the item tells beside its error, as `details`, under Continue On Fail, e.g. `{ outcome: 'refused', reference: 'A-1' }`. */
	readonly details?: IDataObject;
}

/** Binary data of an input item; `size` in bytes where known. */
export interface BinaryFile {
	readonly stream: Readable;
	readonly fileName: string;
	readonly mimeType: string;
	readonly size?: number;
}

/** What a running operation may ask of n8n besides sending requests. */
export interface Host {
	/** Aborted when the user cancels the execution; `undefined` where the running n8n cannot tell. */
	readonly signal: AbortSignal | undefined;
	/** Tells the user something about this run above its output; the same text is shown once. */
	hint(text: string): void;
	/** Streams bytes into n8n's binary data. */
	store(bytes: Readable, fileName: string, mimeType: string): Promise<IBinaryData>;
	/** Opens binary data of an input item. @throws InputError where there is none of that name. */
	open(item: number, property: string): Promise<BinaryFile>;
}

/** The same work for one input item, its parameters already read and checked. */
export type Job = (api: Api, host: Host) => Promise<readonly Item[]>;

/** The pages of a list, its parameters already read; `limit` is the most items that will be asked for. */
export type Listing = (api: Api, host: Host, limit: number) => AsyncIterable<readonly Item[]>;

/** One input item of a job that takes them all, with its parameters already read. */
export interface Entry<P> {
	readonly item: number;
	readonly parameters: P;
}

export interface Words {
	/** Stable: saved workflows hold it. */
	readonly value: string;
	/** Title Case, as n8n's panel shows it. */
	readonly name: string;
	/** Sentence case, as n8n's node search shows it. */
	readonly action: string;
	readonly description: string;
	/** What a second copy of it would do; the retry policy reads this and nothing else. */
	readonly effect: Effect;
	readonly fields: readonly INodeProperties[];
	/** Shown under Options. */
	readonly options?: readonly INodeProperties[];
}

export interface Single extends Words {
	readonly kind: 'single';
	request(read: Read): Request;
	prepare(read: Read): Job;
}

export interface Paged extends Words {
	readonly kind: 'paged';
	prepare(read: Read): Listing;
}

export interface ComposedForEach extends Words {
	readonly kind: 'composed';
	readonly takes: 'each item';
	prepare(read: Read): Job;
}

export interface ComposedForAll extends Words {
	readonly kind: 'composed';
	readonly takes: 'all items';
	/** Reads every item first; `refused` are those that cannot be sent as they are, `job` does the rest. */
	prepare(
		reads: Iterable<Read>,
		host: Host,
	): Promise<{ readonly refused: readonly Refused[]; job(api: Api): Promise<readonly Outcome[]> }>;
}

export type Operation = Single | Paged | ComposedForEach | ComposedForAll;

/** Operations of one resource, in the order the panel shows them. */
export interface Resource {
	readonly value: string;
	readonly name: string;
	readonly operations: readonly Operation[];
}

/** One request, and items from its reply (`shape` decides what is trusted). */
export function single<T>(
	definition: Words & {
		request(read: Read): Request;
		readonly shape: Shape<T>;
		items(reply: T, read: Read): readonly IDataObject[];
		/**
		 * Names what the request changes, where a later change takes the place of an earlier one: several input items change it one
		 * after another, in their order, so that the last of them is what stays. Two in a row that are alike are sent once.
		 */
		thing?(request: Request, read: Read): string;
	},
): Single {
	const change = changes<T>();
	return {
		...definition,
		kind: 'single',
		prepare(read) {
			const request = definition.request(read);
			const thing = definition.thing?.(request, read);
			return async (api) => {
				const sent = async () => await api.send(definition.effect, request, definition.shape);
				const reply = await (thing === undefined ? sent() : change(api, thing, JSON.stringify(request.body), sent));
				return definition.items(reply, read).map((json) => ({ json }));
			};
		},
	};
}

/** Pages of items; the executor adds Return All and Limit to the panel and stops the generator at the limit. */
export function paged<P>(
	definition: Words & {
		parameters(read: Read): P;
		pages(api: Api, parameters: P, limit: number, host: Host): AsyncIterable<readonly IDataObject[]>;
	},
): Paged {
	return {
		...definition,
		kind: 'paged',
		prepare(read) {
			const parameters = definition.parameters(read);
			return async function* (api, host, limit) {
				for await (const page of definition.pages(api, parameters, limit, host)) yield page.map((json) => ({ json }));
			};
		},
	};
}

/** More than one request for each input item. */
export function composed<P>(
	definition: Words & {
		parameters(read: Read): P;
		run(api: Api, parameters: P, host: Host): Promise<readonly Item[]>;
	},
): ComposedForEach {
	return {
		...definition,
		kind: 'composed',
		takes: 'each item',
		prepare(read) {
			const parameters = definition.parameters(read);
			return async (api, host) => await definition.run(api, parameters, host);
		},
	};
}

/** One job for all input items of the run: chunks, bulk, deletion by list. */
export function composedForAll<P>(definition: ForAll<P, P>): ComposedForAll {
	return forAll(definition, (entries) => ({ entries, refused: [] }));
}
