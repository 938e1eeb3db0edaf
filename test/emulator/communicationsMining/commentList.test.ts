import { caller } from './caller';

const path = '/api/_private/sources/operations/support-mailbox/comments';

interface Page {
	readonly comments: ReadonlyArray<{ readonly id: string; readonly timestamp: string }>;
	readonly continuation?: string;
}

function allPages(query: string): Page['comments'] {
	const { json } = caller();
	const comments: Array<Page['comments'][number]> = [];
	let after = '';
	for (;;) {
		const page = json('GET', `${path}?limit=50${query}${after}`) as Page;
		comments.push(...page.comments);
		if (page.continuation === undefined) return comments;
		after = `&after=${encodeURIComponent(page.continuation)}`;
	}
}

describe('the private list of comments', () => {
	test('pages through all comments once, oldest first, and last page without continuation', () => {
		const comments = allPages('');
		const { service } = caller();
		const { comments: all } = service.state() as { comments: Array<{ source: string; id: string }> };
		const wanted = all.filter(({ source }) => source.endsWith('support-mailbox')).map(({ id }) => id);
		expect(comments.map(({ id }) => id).sort()).toEqual(wanted.sort());
		const times = comments.map(({ timestamp }) => Date.parse(timestamp));
		expect(times).toEqual([...times].sort((a, b) => a - b));
		expect(allPages('&direction=descending').map(({ id }) => id)).toEqual(comments.map(({ id }) => id).reverse());
	});

	test('goes on at the right place when comments come and go between pages', () => {
		const { json, service } = caller();
		const first = json('GET', `${path}?limit=2`) as Page;
		const third = (json('GET', `${path}?limit=3`) as Page).comments[2];
		const last = encodeURIComponent(first.comments[1]?.id ?? '');
		json('DELETE', `/api/v1/sources/operations/support-mailbox/comments?id=${last}`);
		service.addComments('support-mailbox', [{ id: 'early', timestamp: '2001-01-01', messages: [] }]);
		const next = json('GET', `${path}?limit=1&after=${encodeURIComponent(first.continuation ?? '')}`) as Page;
		expect(next.comments).toEqual([third]);
	});

	test('takes a window of time whose end is inclusive or not', () => {
		const comments = allPages('');
		const from = comments[10]?.timestamp ?? '';
		const to = comments[20]?.timestamp ?? '';
		const { json, service } = caller();
		const window = (): number => (json('GET', `${path}?from_timestamp=${from}&to_timestamp=${to}`) as Page).comments.length;
		expect(window()).toBe(11);
		service.settings.toTimestamp = 'before';
		expect(window()).toBe(10);
	});

	test('adds the properties of threads on request', () => {
		const page = caller().json('GET', `${path}?limit=2&include_thread_properties=true`);
		const properties = { thread_position: 1, num_messages: expect.any(Number) as number };
		expect(page).toMatchObject({ thread_properties: [properties, {}] });
	});

	test.each([
		'limit=0',
		'limit=257',
		'after=garbled',
		'direction=sideways',
		'direction=ascending&from_timestamp=2025-01-01',
		'from_timestamp=x',
		'cursor=x',
	])('refuses ?%s', (query) => {
		expect(caller().send('GET', `${path}?${query}`).status).toBe(400);
	});
});
