/** Switches for what the API catalogue marks as UNVERIFIED or as different between deployments. */
export interface Settings {
	/** What advancing to a token before the stream's position does: moves the position back, or is refused with 400. */
	backwardsAdvance: 'moves' | 'refused';
	/** Where a stream created from now on starts. */
	newStreamStart: 'beginning' | 'now';
	/** How long (ms) a written comment stays invisible to streams, threads and lists. Get by id sees it at once. */
	readLagMs: number;
	/** Whether sync answers carry `updated_properties_only` and `updated_text_changed`. */
	requireUpdatedCounters: boolean;
	/** The name of the list of uids in the answer to a threads request. */
	threadsKey: 'messages' | 'comments';
	/** What deleting an id that does not exist answers. With `404` nothing at all is deleted. */
	unknownDelete: 'ok' | '404';
	/** Whether an updated comment comes round again at the end of every stream. */
	updateComesAgain: boolean;
	/** Whether `to_timestamp` of the private list includes the instant itself. */
	toTimestamp: 'inclusive' | 'before';
	/** AI units the tenant may use; a write that would exceed it is refused with 403. Null: no cap. */
	quota: number | null;
	/** Bytes a request body may have; more is refused with 413. Null: no limit. */
	maxBodyBytes: number | null;
	/** How many results a results request without `max_results` returns at most. */
	maxResults: number;
}

export const defaultSettings: Readonly<Settings> = {
	backwardsAdvance: 'moves',
	newStreamStart: 'beginning',
	readLagMs: 0,
	requireUpdatedCounters: true,
	threadsKey: 'messages',
	unknownDelete: 'ok',
	updateComesAgain: false,
	toTimestamp: 'inclusive',
	quota: null,
	maxBodyBytes: null,
	maxResults: 16,
};
