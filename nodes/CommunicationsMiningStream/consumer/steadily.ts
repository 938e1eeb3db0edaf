/** Work that outlives outages: a cut of an hour is waited out and said once, not once a second. */
import { asError } from '../../shared/asError';
import type { Clock } from '../../shared/client/clock';
import { RequestFailure } from '../../shared/client/failure';
import { Pace } from './pace';

const OUTAGE = { from: 5_000, to: 300_000 };

export interface Reporter {
	/** For the log: something changed that the user may want to know. */
	note(text: string): void;
	/** A failed execution in n8n's list; the trigger goes on. */
	failed(error: Error): void;
}

/**
 * Repeats `work` until it succeeds. What UiPath refuses for good (a deleted stream, a missing permission) is thrown; a
 * network failure, a 429, an unreadable reply is waited out, 5 seconds at first and at most 5 minutes.
 */
export async function steadily<T>(
	what: string,
	work: () => Promise<T>,
	{ clock, report, signal }: { readonly clock: Clock; readonly report: Reporter; readonly signal: AbortSignal },
): Promise<T> {
	const pace = new Pace(OUTAGE);
	for (let failures = 0; ; failures += 1) {
		const end = await attempt(work);
		if ('value' in end) {
			if (failures > 0) report.note(`${what} works again after ${failures} failed tries.`);
			return end.value;
		}
		signal.throwIfAborted();
		if (isFinal(end.error)) throw end.error;
		if (failures === 0) report.note(`${what} does not work at the moment and is tried again: ${end.error.message}`);
		const asked = end.error instanceof RequestFailure ? (end.error.retryAfterMs ?? 0) : 0;
		await clock.sleep(Math.max(pace.step(), asked), signal);
	}
}

async function attempt<T>(work: () => Promise<T>): Promise<{ readonly value: T } | { readonly error: Error }> {
	try {
		return { value: await work() };
	} catch (error) {
		return { error: asError(error) };
	}
}

/** What trying again cannot mend. A web page or an odd reply may come from a proxy on the way, so it is waited out. */
function isFinal(error: Error): boolean {
	if (!(error instanceof RequestFailure)) return true;
	return error.outcome === 'refused' && error.reason !== 'web page';
}
