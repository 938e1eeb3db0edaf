/** Whether a stream may move past what an execution was given; pure, so that the promise can be read in one place. */
import type { ExecutionStatus } from 'n8n-workflow';

/** When the trigger advances the stream. */
export type AdvanceRule =
	| { readonly when: 'onSuccess' }
	| { readonly when: 'onCompletion' }
	| { readonly when: 'onStatuses'; readonly statuses: readonly ExecutionStatus[] }
	| { readonly when: 'immediately' }
	| { readonly when: 'later' };

/** How a delivery ended: n8n's status of the execution, or why there is none. */
export type DeliveryEnd = ExecutionStatus | 'deadline passed' | 'not told';

export type Verdict = 'advance' | 'hold back';

const COMPLETED: readonly DeliveryEnd[] = ['success', 'error', 'crashed', 'canceled'];

/**
 * Anything that is not a known good end holds the stream back: a result is put out again rather than lost. `later`
 * never advances here, since an Advance operation of the workflow does.
 */
export function verdict(end: DeliveryEnd, rule: AdvanceRule): Verdict {
	return allows(end, rule) ? 'advance' : 'hold back';
}

function allows(end: DeliveryEnd, rule: AdvanceRule): boolean {
	switch (rule.when) {
		case 'onSuccess':
			return end === 'success';
		case 'onCompletion':
			return COMPLETED.includes(end);
		case 'onStatuses':
			return rule.statuses.some((status) => status === end);
		case 'immediately':
			return true;
		case 'later':
			return false;
	}
}
