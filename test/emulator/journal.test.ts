import { Journal, type Arrival } from './journal';

function arrival(text: string): Arrival {
	return {
		origin: 'origin',
		connection: 1,
		method: 'POST',
		rawPath: '/a',
		query: '',
		route: null,
		headers: {},
		rawBody: Buffer.from(text),
	};
}

describe('The journal', () => {
	test('keeps 64 KB of a body and tells its whole length in bytes', () => {
		const journal = new Journal();
		const entry = journal.open(arrival('ü'.repeat(50_000)));
		expect([entry.body?.length, entry.bytes]).toEqual([32_768, 100_000]);
	});

	test('never reuses a number', () => {
		const journal = new Journal();
		journal.open(arrival(''));
		journal.clear();
		expect(journal.open(arrival('')).sequence).toBe(2);
	});

	test('gives up the oldest bodies first, so that its memory is bounded', () => {
		const journal = new Journal();
		const text = 'x'.repeat(64 * 1024);
		for (let index = 0; index < 1030; index += 1) journal.open(arrival(text));
		const bodies = journal.entries().map(({ body }) => body !== null);
		expect(bodies.indexOf(true)).toBe(6);
		expect(bodies.slice(6).every(Boolean)).toBe(true);
		expect(journal.entries()).toHaveLength(1030);
	});

	test('gives up the oldest entries, so that its length is bounded', () => {
		const journal = new Journal();
		for (let index = 0; index < 200_000; index += 1) journal.open(arrival('x'));
		expect(journal.entries()).toHaveLength(100_000);
		expect(journal.latest(2).map(({ sequence }) => sequence)).toEqual([200_000, 199_999]);
	});
});
