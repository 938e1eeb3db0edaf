/** A source's comments by time and by thread, sorted once per write. */
import type { SourceState, StoredComment } from './state';

export interface Views {
	/** Ascending by timestamp, then by id. */
	readonly byTime: readonly StoredComment[];
	readonly byThread: ReadonlyMap<string, readonly StoredComment[]>;
}

const cache = new WeakMap<SourceState, Views & { readonly version: number }>();

export function viewsOf(source: SourceState): Views {
	const kept = cache.get(source);
	if (kept?.version === source.version) return kept;
	const byTime = [...source.comments.values()].sort((a, b) => a.timestamp - b.timestamp || (a.id < b.id ? -1 : 1));
	const byThread = new Map<string, StoredComment[]>();
	for (const comment of byTime) {
		const { thread_id: thread } = comment.content;
		if (thread === undefined) continue;
		const members = byThread.get(thread);
		if (members) members.push(comment);
		else byThread.set(thread, [comment]);
	}
	const views = { byTime, byThread, version: source.version };
	cache.set(source, views);
	return views;
}

/** Whether a reader sees the comment while writes take `lagMs` to become visible. */
export function visible(comment: StoredComment, now: Date, lagMs: number): boolean {
	return lagMs === 0 || comment.createdAt <= (now.getTime() - lagMs) * 1000;
}
