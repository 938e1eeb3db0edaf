/** What the input items of one execution have done to one reference of one queue, so that none of them takes another's item for its own. */
import type { Api } from '../../shared/client/api';
import { perExecution } from '../../shared/perExecution';

export interface Tries {
	/** Input items that have added the reference, may have, or are about to. */
	open: number;
	/** Whether it is certain that one of them has. */
	added: boolean;
}

const triesIn = perExecution<Tries>();

/** The tries of one reference in the execution that `api` belongs to; `key` names folder, queue and reference. */
export function triesOf(api: Api, key: string): Tries {
	const known = triesIn(api);
	const tries = known.get(key) ?? { open: 0, added: false };
	known.set(key, tries);
	return tries;
}
