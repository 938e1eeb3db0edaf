import { ReplyError } from './reply';

/** No list of UiPath's has this many pages; more means that the end is never reached. */
export const PAGE_LIMIT = 10_000;

export interface Numbered<T> {
	/** Fetches `top` items after the first `skip`; the request must name a stable order. */
	readonly fetch: (skip: number, top: number) => Promise<readonly T[]>;
	/** Items per page. */
	readonly pageSize: number;
	/** Where it is given, it says how many items are wanted (`Infinity`: all), and several pages are asked for at the same time. */
	readonly wanted?: number;
	/** Tells items apart, so that one that moved to the next page while we read is not given twice. */
	readonly identity?: (item: T) => string | number;
}

/** Items that are added while we read may push a page of known ones before us, but not page after page. */
const MOST_KNOWN_PAGES = 10;

/** Pages asked for at the same time: one, then two, then four, so that a short list costs few requests that nobody needed. */
const MOST_AT_ONCE = 4;

/**
 * The pages of a `$skip`/`$top` list until one comes short, without repeats.
 * @throws ReplyError after 10,000 pages, or 10 in a row that bring nothing new.
 */
export async function* numberedPages<T>(list: Numbered<T>): AsyncGenerator<readonly T[], void, void> {
	const seen = new Set<string | number>();
	let known = 0;
	for await (const items of pagesInOrder(list)) {
		const found = list.identity ? fresh(items, list.identity, seen) : items;
		yield found;
		known = found.length === 0 && items.length > 0 ? known + 1 : 0;
		if (known >= MOST_KNOWN_PAGES) throw new ReplyError('the list brings the same page again and again');
		if (items.length < list.pageSize) return;
	}
	throw endless();
}

/** Every page that there may be. Pages that were asked for together come one by one, and what lies beyond the end may fail. */
async function* pagesInOrder<T>(list: Numbered<T>): AsyncGenerator<readonly T[], void, void> {
	const { fetch, pageSize, wanted } = list;
	let skip = 0;
	let asked = 0;
	for (let atOnce = 1; asked < PAGE_LIMIT; atOnce = Math.min(atOnce * 2, MOST_AT_ONCE)) {
		const needed = wanted === undefined ? 1 : Math.max(1, Math.ceil((wanted - skip) / pageSize));
		const first = skip;
		const length = Math.min(atOnce, needed);
		const replies = Array.from({ length }, (_, page) => fetch(first + page * pageSize, pageSize));
		asked += replies.length;
		await Promise.allSettled(replies);
		for (const reply of replies) {
			const page = await reply;
			skip += page.length;
			yield page;
		}
	}
}

function fresh<T>(items: readonly T[], identity: (item: T) => string | number, seen: Set<string | number>): T[] {
	return items.filter((item) => {
		const key = identity(item);
		if (seen.has(key)) return false;
		seen.add(key);
		return true;
	});
}

export interface ContinuedPage<T> {
	readonly items: readonly T[];
	/** Where the next page starts; `null`, `undefined` or empty on the last page. */
	readonly next?: string | null | undefined;
}

/**
 * The pages of a list that hands out continuation tokens. An empty page with a token is not the end.
 * @throws ReplyError when a token comes again, or after 10,000 pages.
 */
export async function* continuedPages<T>(
	fetch: (token: string | undefined) => Promise<ContinuedPage<T>>,
): AsyncGenerator<readonly T[], void, void> {
	const used = new Set<string>();
	let token: string | undefined;
	for (let page = 0; page < PAGE_LIMIT; page += 1) {
		const { items, next } = await fetch(token);
		yield items;
		if (next === undefined || next === null || next === '') return;
		if (used.has(next)) throw new ReplyError('the list starts again from a page that was already read');
		used.add(next);
		token = next;
	}
	throw endless();
}

function endless(): ReplyError {
	return new ReplyError(`the list does not end after ${PAGE_LIMIT} pages`);
}
