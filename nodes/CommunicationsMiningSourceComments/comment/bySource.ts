import type { Entry } from '../../shared/operation';
import type { SourceAddress } from '../fields';

/** The entries of each source, in the order in which the sources come first: one request reaches one source. */
export function bySource<P extends SourceAddress>(
	entries: ReadonlyArray<Entry<P>>,
): ReadonlyArray<readonly [SourceAddress, ReadonlyArray<Entry<P>>]> {
	const groups = new Map<string, [SourceAddress, Array<Entry<P>>]>();
	let group: [SourceAddress, Array<Entry<P>>] | undefined;
	for (const entry of entries) {
		const { project, source } = entry.parameters;
		// Nearly always that of the entry before.
		if (group === undefined || group[0].source !== source || group[0].project !== project) {
			const key = `${project}/${source}`;
			group = groups.get(key) ?? [{ project, source }, []];
			groups.set(key, group);
		}
		group[1].push(entry);
	}
	return [...groups.values()];
}
