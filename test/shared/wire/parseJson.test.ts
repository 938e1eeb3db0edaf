import { parseJson } from '../../../nodes/shared/wire/parseJson';

test('whole numbers beyond 2^53 keep their digits, wherever they stand, and other numbers stay numbers', () => {
	expect(parseJson('{"a":9223372036854775807,"b":[-9007199254740993 ,1],"c":0.12345678901234567,"d":1e30}')).toEqual({
		a: '9223372036854775807',
		b: ['-9007199254740993', 1],
		c: 0.12345678901234567,
		d: 1e30,
	});
	expect(parseJson('9007199254740993')).toBe('9007199254740993');
	expect(parseJson('{"text":"id:9223372036854775807,"}')).toEqual({ text: 'id:9223372036854775807,' });
	expect(parseJson('{"id":9007199254740991}')).toEqual({ id: 9007199254740991 });
});

test.each(Array.from({ length: 40 }, (_, before) => before))('a long number is found after %d characters', (before) => {
	const other = `"${'x'.repeat(before)}"`;
	expect(parseJson(`[${other},1234567890123456]`)).toEqual([JSON.parse(other), 1234567890123456]);
	expect(parseJson(`[${other},9007199254740993,${other},"9007199254740993"]`)).toContain('9007199254740993');
	expect(parseJson(`[${other},{"n": -9007199254740993\n}]`)).toEqual([JSON.parse(other), { n: '-9007199254740993' }]);
});

test('a million digits in a row are read in less than a second', () => {
	const digits = '1'.repeat(1_000_000);
	const started = performance.now();
	expect(parseJson(`{"text":"${digits}","n":${digits}}`)).toEqual({ text: digits, n: digits });
	expect(performance.now() - started).toBeLessThan(1000);
});

test('a byte order mark is ignored', () => {
	expect(parseJson('\ufeff{"a":1}')).toEqual({ a: 1 });
});

test('16,384 comments full of long digits take at most four times what JSON.parse alone takes', () => {
	const text = 'Order 12345678901234567890, please. '.repeat(8);
	const comment = { id: 'abcdef0123456789', timestamp: '2026-01-01T00:00:00Z', text, score: 0.1234567890123456 };
	const reply = JSON.stringify({ comments: Array.from({ length: 16_384 }, () => comment) });
	const bestOf = (parse: (text: string) => unknown): number =>
		Math.min(
			...Array.from({ length: 5 }, () => {
				// The processor's time, since a busy machine takes its own time between two instructions.
				const start = process.cpuUsage();
				parse(reply);
				const { user, system } = process.cpuUsage(start);
				return (user + system) / 1000;
			}),
		);
	const plain = bestOf(JSON.parse);
	expect(bestOf(parseJson)).toBeLessThan(plain * 4 + 10);
});
