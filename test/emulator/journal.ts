/** What arrived, in order, and what became of it. */
import type { IncomingHttpHeaders } from 'node:http';

/** Which of the two listeners a request arrived at. */
export type Place = 'origin' | 'elsewhere';

/** One request. The fields below `body` are filled in while it is being answered. */
export interface JournalEntry {
	/** 1 for the first request since the start; never reused, not even after the journal was emptied. */
	readonly sequence: number;
	/** ISO 8601, UTC. */
	readonly time: string;
	readonly origin: Place;
	/** The number of the TCP connection, counted over both listeners. */
	readonly connection: number;
	readonly method: string;
	/** The path exactly as it stood on the wire, prefix included, without the query. */
	readonly rawPath: string;
	/** What followed the `?`, exactly as on the wire; empty where there was none. */
	readonly query: string;
	/** The name of the route, or null where none matched. */
	readonly route: string | null;
	readonly headers: IncomingHttpHeaders;
	/** The first 64 KB of the body as text, after any content encoding; null once it was dropped to save memory. */
	body: string | null;
	/** The length of the whole body in bytes, after any content encoding. */
	readonly bytes: number;
	/** Null until the answer is sent, and for ever where the connection was cut instead. */
	status: number | null;
	/** Whether the handler ran. */
	applied: boolean;
	/** The name of the caller whose token was accepted. */
	caller: string | null;
	/** The kind of fault that the script put in, or null. */
	fault: string | null;
}

/** What is known when a request has arrived. */
export type Arrival = Pick<
	JournalEntry,
	'origin' | 'connection' | 'method' | 'rawPath' | 'query' | 'route' | 'headers'
> & { readonly rawBody: Buffer };

const BODY_LIMIT = 64 * 1024;
const BODIES_LIMIT = 64 * 1024 * 1024;
const ENTRIES_LIMIT = 100_000;

/**
 * Keeps the last 100,000 to 200,000 requests, and of their bodies the last 64 MB: older bodies become null first, then
 * older entries go. Opening an entry costs the same however many there are.
 */
export class Journal {
	private kept: JournalEntry[] = [];
	private last = 0;
	private bodyCharacters = 0;
	private oldestWithBody = 0;

	/** Writes down a request that has arrived; the returned entry is filled in by whoever answers it. */
	open({ rawBody, ...arrival }: Arrival): JournalEntry {
		const body = rawBody.toString('utf8', 0, BODY_LIMIT);
		const entry: JournalEntry = {
			sequence: ++this.last,
			time: new Date().toISOString(),
			...arrival,
			body,
			bytes: rawBody.length,
			status: null,
			applied: false,
			caller: null,
			fault: null,
		};
		this.kept.push(entry);
		this.bodyCharacters += body.length;
		this.makeRoom();
		return entry;
	}

	/** The entries, oldest first; only those of a route, only those after a sequence number. */
	entries(filter: { readonly route?: string; readonly since?: number } = {}): readonly JournalEntry[] {
		const { route, since = 0 } = filter;
		return this.kept.filter((entry) => entry.sequence > since && (route === undefined || entry.route === route));
	}

	/** The last entries, newest first. */
	latest(count: number): readonly JournalEntry[] {
		return this.kept.slice(-count).reverse();
	}

	clear(): void {
		this.kept = [];
		this.bodyCharacters = 0;
		this.oldestWithBody = 0;
	}

	private makeRoom(): void {
		while (this.bodyCharacters > BODIES_LIMIT) {
			const oldest = this.kept[this.oldestWithBody++];
			if (!oldest) break;
			this.dropBody(oldest);
		}
		if (this.kept.length < 2 * ENTRIES_LIMIT) return;
		for (const entry of this.kept.splice(0, ENTRIES_LIMIT)) this.dropBody(entry);
		this.oldestWithBody = Math.max(0, this.oldestWithBody - ENTRIES_LIMIT);
	}

	private dropBody(entry: JournalEntry): void {
		this.bodyCharacters -= entry.body?.length ?? 0;
		entry.body = null;
	}
}
