/** Behaviour that is unverified or differs between deployments; each default is what Automation Cloud is documented to do. */
export interface OrchestratorSettings {
	/** AddQueueItem answers 200, as servers before API version 17 do, instead of 201. */
	legacy200: boolean;
	/** The 101st list of queue items or jobs within a minute is answered with 429 and `Retry-After`. */
	rateLimit: boolean;
	/** `@odata.count` stands in every list, as on old servers, and not only where `$count=true` asks for it. */
	countAlways: boolean;
	/** Unknown fields of a request body are refused; otherwise they are ignored. */
	strictUnknown: boolean;
	/** Size in bytes of every CSV file made from now on, filled with artificial rows; `null`: the rows of the items. */
	exportBytes: number | null;
	/** Exports started from now on end as `Failed`. */
	exportFails: boolean;
	/** Whether date comparisons in `$filter` of queue items work or are refused with 400 (sources conflict). */
	dateFilters: 'work' | 'refused';
	/** How a stale RowVersion comes back: as an id in `FailedItems`, or as status 409 (not verified). */
	staleRowVersion: 'failedItems' | '409';
	/** New items of the queue `Disputes` get ids above 2^53. */
	largeIds: boolean;
	/** Fully qualified names of the folders that the caller is assigned to; `null`: all of them. */
	assignedFolders: readonly string[] | null;
	/** How often a webhook delivery is tried again after the first failure. */
	webhookRetries: number;
	/** Waiting time before a webhook delivery is tried again, in ms. */
	webhookRetryDelay: number;
	/** Deliveries that may fail one after another before a webhook is paused and its events are lost. */
	webhookBreaksAfter: number;
	/** How long a paused webhook stays paused, in ms. */
	webhookPause: number;
}

/** A fresh set of the defaults. */
export function defaultSettings(): OrchestratorSettings {
	return {
		legacy200: false,
		rateLimit: false,
		countAlways: false,
		strictUnknown: true,
		exportBytes: null,
		exportFails: false,
		dateFilters: 'work',
		staleRowVersion: 'failedItems',
		largeIds: false,
		assignedFolders: null,
		webhookRetries: 3,
		webhookRetryDelay: 1_000,
		webhookBreaksAfter: 3,
		webhookPause: 3_600_000,
	};
}
