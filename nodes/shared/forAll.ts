/** How an operation that takes all input items is put together. */
import { asError } from './asError';
import type { Api } from './client/api';
import type { ComposedForAll, Entry, Host, Outcome, Refused, Words } from './operation';
import type { Read } from './read';

/** One job for all input items: how parameters `P` are read, and what is sent once they are complete as `Q`. */
export interface ForAll<P, Q> extends Words {
	parameters(read: Read): P;
	/** Entries that cannot be sent because of each other; asked before anything is sent. */
	clashes?(entries: readonly Entry<Q>[]): readonly Refused[];
	/** `refused`: the items whose parameters cannot be used and that `entries` therefore lacks. */
	run(api: Api, entries: readonly Entry<Q>[], host: Host, refused: readonly Refused[]): Promise<readonly Outcome[]>;
}

interface Completed<Q> {
	readonly entries: ReadonlyArray<Entry<Q>>;
	readonly refused: readonly Refused[];
}

/** `complete` finds out what parameters alone do not tell. */
export function forAll<P, Q>(
	definition: ForAll<P, Q>,
	complete: (entries: ReadonlyArray<Entry<P>>, host: Host) => Completed<Q> | Promise<Completed<Q>>,
): ComposedForAll {
	return {
		...definition,
		kind: 'composed',
		takes: 'all items',
		async prepare(reads, host) {
			const refused: Refused[] = [];
			const read: Array<Entry<P>> = [];
			for (const one of reads) {
				try {
					read.push({ item: one.item, parameters: definition.parameters(one) });
				} catch (error) {
					refused.push({ item: one.item, error: asError(error) });
				}
			}
			const { entries, refused: unusable } = await complete(read, host);
			const clashing = definition.clashes?.(entries) ?? [];
			const out = new Set(clashing.map(({ item }) => item));
			for (const more of [unusable, clashing]) for (const one of more) refused.push(one);
			const sendable = out.size === 0 ? entries : entries.filter(({ item }) => !out.has(item));
			return { refused, job: async (api) => await definition.run(api, sendable, host, refused) };
		},
	};
}

/** As `composedForAll`, where an item's binary data has to be looked into before it is known what would be sent for it. */
export function composedForAllFiles<P, Q>(
	definition: ForAll<P, Q> & {
		/** @throws InputError where the binary data cannot be used */
		complete(parameters: P, item: number, host: Host): Promise<Q>;
	},
): ComposedForAll {
	return forAll(definition, async (read, host) => {
		const entries: Array<Entry<Q>> = [];
		const refused: Refused[] = [];
		for (const { item, parameters } of read) {
			host.signal?.throwIfAborted();
			try {
				entries.push({ item, parameters: await definition.complete(parameters, item, host) });
			} catch (error) {
				refused.push({ item, error: asError(error) });
			}
		}
		return { entries, refused };
	});
}
