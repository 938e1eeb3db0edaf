import type { EgressFilter } from './api';
import type { FailureFacts } from './failure';

/** Asks n8n's egress filter, where there is one, whether a request to `url` may be made; gives the failure if not. */
export async function egressRefusal(url: URL, filter: EgressFilter | undefined): Promise<FailureFacts | undefined> {
	const verdict = await filter?.validateUrl(url.origin);
	if (verdict === undefined || verdict.ok) return undefined;
	return { outcome: 'refused', reason: 'address not allowed', detail: url.hostname };
}
