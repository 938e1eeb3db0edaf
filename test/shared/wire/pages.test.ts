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
		return all.slice(skip, skip + top);
	};
	expect(await collected(numberedPages({ fetch, pageSize: 100 }))).toEqual(all);
	expect(asked).toHaveLength(Math.floor(size / 100) + 1);
});

test.each([
	{ size: 99, wanted: Infinity, waves: [1] },
	{ size: 100, wanted: Infinity, waves: [1, 2] },
	{ size: 1050, wanted: Infinity, waves: [1, 2, 4, 4] },
	{ size: 1050, wanted: 100, waves: [1] },
	{ size: 1050, wanted: 250, waves: [1, 2] },
	{ size: 1050, wanted: 600, waves: [1, 2, 3] },
])('of $size items, $wanted wanted, the pages that are needed come side by side: $waves', async ({ size, wanted, waves }) => {
	const all = Array.from({ length: size }, (_, index) => index);
	const asked: number[] = [];
	let open = 0;
	const fetch = async (skip: number, top: number) => {
		if (open === 0) asked.push(0);
		open += 1;
		asked.push((asked.pop() ?? 0) + 1);
		await new Promise((resolve) => setTimeout(resolve, 1 + ((skip / 100) % 3)));
		open -= 1;
		return all.slice(skip, skip + top);
	};
	const found: number[] = [];
	for await (const page of numberedPages({ fetch, pageSize: 100, wanted })) {
		found.push(...page);
		if (found.length >= wanted) break;
	}
	expect(found).toEqual(all.slice(0, found.length));
	expect(found.length).toBeGreaterThanOrEqual(Math.min(size, wanted));
	expect(asked).toEqual(waves);
});

test('a page that fails counts only where the list has not ended before it', async () => {
	const list = (size: number) => ({
		fetch: async (skip: number, top: number) => {
			if (skip >= 500) throw new Error('This page cannot be read');
			return Array.from({ length: Math.min(top, size - skip) }, (_, index) => skip + index);
		},
		pageSize: 100,
		wanted: Infinity,
	});
	expect(await collected(numberedPages(list(450)))).toHaveLength(450);
	await expect(collected(numberedPages(list(550)))).rejects.toThrow('This page cannot be read');
});

test('an item that moves to the next page while we read is given once', async () => {
	const pages = [
		[1, 2],
		[2, 3],
		[4],
	];
	const fetch = async (skip: number) => pages[skip / 2] ?? [];
	expect(await collected(numberedPages({ fetch, pageSize: 2, identity: (item) => item }))).toEqual([1, 2, 3, 4]);
});

test('a list that never ends stops with an error', async () => {
	let pages = 0;
	const fetch = async () => {
		pages += 1;
		return [pages];
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
		return [1, 2];
	};
	const given: number[] = [];
	const reading = (async () => {
		for await (const page of numberedPages({ fetch, pageSize: 2, identity: (item) => item })) given.push(...page);
	})();
	await expect(reading).rejects.toThrow('the same page again and again');
	expect([given, asked]).toEqual([[1, 2], 11]);
});
