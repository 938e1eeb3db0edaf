import type { Panel } from './lookedUp';
import type { PanelValues, Read } from './read';

/**
 * `work`, done once for all input items of an execution where no parameter that it asks for may differ between them: of very many
 * items nearly all that the panel holds is the same. What it gives is shared then, so it must not be changed. What it throws is
 * thrown for each item.
 */
export function once<T>(work: (panel: PanelValues) => T): (read: Read) => T {
	const known = new WeakMap<Panel, { readonly value: T } | 'differs'>();
	return (read) => {
		const found = known.get(read.panel);
		if (found === 'differs') return work(read);
		if (found !== undefined) return found.value;
		const { value, differs } = read.observed(work);
		known.set(read.panel, differs ? 'differs' : { value });
		return value;
	};
}
