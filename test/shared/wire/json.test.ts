import * as shapes from '../../../nodes/shared/wire/json';
import { ownObject, ShapeError } from '../../../nodes/shared/wire/json';
import { parseJson } from '../../../nodes/shared/wire/parseJson';

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
