/** What the input items of one execution have done to one reference of one queue, so that none of them takes another's item for its own. */
import type { Api } from '../../shared/client/api';

export interface Tries {
	/** Input items that have added the reference, may have, or are about to. */
	open: number;
	/** Whether it is certain that one of them has. */
	added: boolean;
}

/** An execution has one `Api`, so what hangs on it lives exactly as long as the execution. */
const triesOfExecutions = new WeakMap<Api, Map<string, Tries>>();

/** The tries of one reference in the execution that `api` belongs to; `key` names folder, queue and reference. */
export function triesOf(api: Api, key: string): Tries {
	const known = triesOfExecutions.get(api) ?? new Map<string, Tries>();
	triesOfExecutions.set(api, known);
	const tries = known.get(key) ?? { open: 0, added: false };
	known.set(key, tries);
	return tries;
}
