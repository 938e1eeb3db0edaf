import type { Outcome } from '../../../shared/operation';
import { NotAdded, UnknownOutcome } from '../lostReply';
import type { Verdict } from './ledger';
import type { Row } from './row';

/** A verdict as the row's output: an item where it is in the queue, else an error that says why not. */
export function outcomeOf({ item, reference }: Row, verdict: Verdict | undefined, queue: string): Outcome {
	const told = { queue, reference: reference ?? null };
	switch (verdict?.outcome) {
		case 'added':
			return { item, items: [{ json: { outcome: 'added', ...told, ...idOf(verdict) } }] };
		case 'duplicate':
			return { item, items: [{ json: { outcome: 'duplicate', ...told, ...idOf(verdict), reason: verdict.reason } }] };
		case 'refused':
		case 'notAdded': {
			const error = new NotAdded(`The item was not added: ${verdict.reason}`);
			return { item, error, details: { outcome: verdict.outcome, ...told } };
		}
		case 'unknown':
			return { item, error: new UnknownOutcome(verdict.reason, reference), details: { outcome: 'unknown', ...told } };
		case undefined:
			return { item, error: new NotAdded('The item was not added: the run ended before its turn.'), details: told };
	}
}

function idOf({ id }: { readonly id?: number | string }): { readonly id?: number | string } {
	return id === undefined ? {} : { id };
}
