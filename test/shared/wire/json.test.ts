import * as shapes from '../../../nodes/shared/wire/json';
import { ownObject, parseJson, ShapeError } from '../../../nodes/shared/wire/json';

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

test('keys such as __proto__ are kept as own keys and pollute nothing', () => {
	const dangerous = '{"__proto__":{"x":1},"constructor":2,"prototype":3,"a.b":4,"n":9223372036854775807}';
	for (const text of [dangerous, dangerous.replace('9223372036854775807', '1')]) {
		const parsed = shapes.anyObject(parseJson(text));
		expect(Object.keys(parsed)).toEqual(['__proto__', 'constructor', 'prototype', 'a.b', 'n']);
	}
	const made = ownObject([['__proto__', 'mine']]);
	expect(Object.keys(made)).toEqual(['__proto__']);
	expect(JSON.stringify(made)).toBe('{"__proto__":"mine"}');
	expect(({} as { x?: unknown }).x).toBeUndefined();
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

const item = shapes.object({
	Id: shapes.identifier,
	Name: shapes.text,
	Retry: shapes.optional(shapes.nullable(shapes.wholeNumber)),
	Tags: shapes.array(shapes.text),
});

test('a reply that fits is given back whole, with what else it holds', () => {
	const reply = { Id: 5, Name: 'a', Tags: ['x'], Unknown: { deep: true } };
	expect(item(reply)).toBe(reply);
	expect(item({ ...reply, Id: '9223372036854775807', Retry: null })).toMatchObject({ Retry: null });
});

test.each([
	[null, 'The reply should be an object but is null'],
	[[], 'The reply should be an object but is a list'],
	[{}, '"Id" should be an id (a whole number) but is missing'],
	[{ Id: 1.5, Name: 'a', Tags: [] }, '"Id" should be an id (a whole number) but is a number'],
	[{ Id: 1, Name: null, Tags: [] }, '"Name" should be a text but is null'],
	[{ Id: 1, Name: 'a', Tags: ['x', 5] }, '"Tags[1]" should be a text but is a number'],
	[{ Id: 1, Name: 'a', Tags: {} }, '"Tags" should be a list but is an object'],
	[{ Id: 1, Name: 'a', Tags: [], Retry: '3' }, '"Retry" should be a whole number but is a text'],
])('%j is refused: %s', (reply, message) => {
	expect(() => item(reply)).toThrow(ShapeError);
	expect(() => item(reply)).toThrow(message);
});

test('a field that only the prototype has counts as missing', () => {
	expect(() => shapes.object({ toString: shapes.anything })({})).toThrow('"toString" should be JSON but is missing');
});

test("Communications Mining's envelope must say ok", () => {
	const shape = shapes.okEnvelope({ results: shapes.array(shapes.anything) });
	expect(shape({ status: 'ok', results: [1] })).toMatchObject({ results: [1] });
	expect(() => shape({ status: 'error', results: [] })).toThrow('"status" should be "ok"');
	expect(() => shape({ results: [] })).toThrow('"status" should be "ok" but is missing');
	expect(() => shape({ status: 'ok' })).toThrow('"results" should be a list but is missing');
});

test('only the shape that accepts nothing accepts an empty body', () => {
	const empty: unknown = [undefined].map((value) => { shapes.nothing(value); })[0];
	expect(empty).toBeUndefined();
	expect(shapes.optional(shapes.text)(undefined)).toBeUndefined();
	for (const shape of [shapes.anything, shapes.anyObject, shapes.text, shapes.truth, shapes.decimal]) {
		expect(() => shape(undefined)).toThrow(ShapeError);
	}
});
