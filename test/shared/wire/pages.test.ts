import { continuedPages, numberedPages, PAGE_LIMIT } from '../../../nodes/shared/wire/pages';
import type { ContinuedPage } from '../../../nodes/shared/wire/pages';

async function collected<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
	const items: T[] = [];
	for await (const page of pages) items.push(...page);
	return items;
}

test.each([0, 1, 99, 100, 101, 250])('a list of %d items is read whole and stops at the short page', async (size) => {
	const all = Array.from({ length: size }, (_, index) => index);
	const asked: number[] = [];
	const fetch = async (skip: number, top: number) => {
		asked.push(skip);
		return { items: all.slice(skip, skip + top) };
	};
	expect(await collected(numberedPages({ fetch, pageSize: 100 }))).toEqual(all);
	expect(asked).toHaveLength(Math.floor(size / 100) + 1);
});

test('an item that moves to the next page while we read is given once', async () => {
	const pages = [
		[1, 2],
		[2, 3],
		[4],
	];
	const fetch = async (skip: number) => ({ items: pages[skip / 2] ?? [] });
	expect(await collected(numberedPages({ fetch, pageSize: 2, identity: (item) => item }))).toEqual([1, 2, 3, 4]);
});

test('a short page is not the end when the reply says that there is more', async () => {
	const fetch = async (skip: number) => (skip < 3 ? { items: [skip], more: true } : { items: [] });
	expect(await collected(numberedPages({ fetch, pageSize: 10 }))).toEqual([0, 1, 2]);
});

test('a list that never ends stops with an error', async () => {
	let pages = 0;
	const fetch = async () => {
		pages += 1;
		return { items: [pages] };
	};
	await expect(collected(numberedPages({ fetch, pageSize: 1 }))).rejects.toThrow('does not end after 10000 pages');
	expect(pages).toBe(PAGE_LIMIT);
});

test('an empty page with a token is not the end', async () => {
	const pages: Record<string, ContinuedPage<number>> = {
		start: { items: [1], next: 'b' },
		b: { items: [], next: 'c' },
		c: { items: [2], next: null },
	};
	expect(await collected(continuedPages(async (token) => pages[token ?? 'start'] ?? { items: [] }))).toEqual([1, 2]);
});

test('a token that comes again stops with an error instead of a loop', async () => {
	const fetch = async () => ({ items: [1], next: 'same' });
	await expect(collected(continuedPages(fetch))).rejects.toThrow('already read');
});

test('tokens that never end stop with an error', async () => {
	let page = 0;
	const fetch = async () => {
		page += 1;
		return { items: [], next: String(page) };
	};
	await expect(collected(continuedPages(fetch))).rejects.toThrow('does not end');
});

test('a list that gives the same full page whatever is asked stops with an error, and gives each item once', async () => {
	let asked = 0;
	const fetch = async () => {
		asked += 1;
		return { items: [1, 2] };
	};
	const given: number[] = [];
	const reading = (async () => {
		for await (const page of numberedPages({ fetch, pageSize: 2, identity: (item) => item })) given.push(...page);
	})();
	await expect(reading).rejects.toThrow('the same page again and again');
	expect([given, asked]).toEqual([[1, 2], 11]);
});
