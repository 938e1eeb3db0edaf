import type { Entry } from '../../shared/operation';
import type { SourceAddress } from '../fields';

/** The entries of each source, in the order in which the sources come first: one request reaches one source. */
export function bySource<P extends SourceAddress>(
	entries: ReadonlyArray<Entry<P>>,
): ReadonlyArray<readonly [SourceAddress, ReadonlyArray<Entry<P>>]> {
	const groups = new Map<string, [SourceAddress, Array<Entry<P>>]>();
	for (const entry of entries) {
		const { project, source } = entry.parameters;
		const key = `${project}/${source}`;
		const group = groups.get(key);
		if (group === undefined) groups.set(key, [{ project, source }, [entry]]);
		else group[1].push(entry);
	}
	return [...groups.values()];
}
