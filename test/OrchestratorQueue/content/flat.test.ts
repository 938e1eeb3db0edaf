import { flatContent, withTypeHints } from '../../../nodes/OrchestratorQueue/content/flat';
import type { Nested } from '../../../nodes/OrchestratorQueue/content/flat';

const flat = (content: object, nested: Nested = 'refuse') => flatContent(Object.entries(content), nested);

it('keeps texts, numbers, true or false and null as they are, and leaves out what is undefined', () => {
	const content = { Text: 'ä 🚚', Number: 12.5, Paid: true, Nothing: null };
	expect(flat({ ...content, Left: undefined })).toEqual(content);
});

it.each([
	[{ Customer: { Address: { City: 'Bern' } } }, 'an object at "Customer.Address"'],
	[{ Lines: [1, 2] }, 'a list at "Lines"'],
])('refuses nested values and says where the nesting is: %j', (content, where) => {
	expect(() => flat(content)).toThrow(where);
});

it('flattens nested values on request, keys joined with an underscore', () => {
	expect(flat({ Customer: { Name: 'A', Tags: ['x', 'y'] } }, 'flatten')).toEqual({
		Customer_Name: 'A',
		Customer_Tags_0: 'x',
		Customer_Tags_1: 'y',
	});
});

it('refuses two values that flattening gives the same key', () => {
	expect(() => flat({ a: { b: 1 }, a_b: 2 }, 'flatten')).toThrow('"a_b"');
});

it('writes nested values as JSON text on request', () => {
	expect(flat({ Lines: [{ n: 1 }] }, 'text')).toEqual({ Lines: '[{"n":1}]' });
});

it.each(['a.b', 'a:b', 'a#b', 'a@odata.type'])('refuses the key %s, which UiPath does not take', (key) => {
	expect(() => flat({ [key]: 1 })).toThrow(/rename it/);
});

it('takes a date that an expression gives as its text', () => {
	expect(flat({ At: new Date(0) })).toEqual({ At: '1970-01-01T00:00:00.000Z' });
});

it.each([2 ** 53, -(2 ** 60)])('refuses the number %d rather than round it', (number) => {
	expect(() => flat({ Id: number })).toThrow('Send it as text');
});

it('refuses no number at all', () => {
	expect(() => flat({ Id: Number.NaN })).toThrow('NaN');
});

it('refuses content over 256,000 characters', () => {
	expect(() => flat({ Text: 'x'.repeat(256_000) })).toThrow('256000');
	expect(flat({ Text: 'x'.repeat(250_000) }).Text).toHaveLength(250_000);
});

it('refuses content over 512,000 bytes', () => {
	expect(() => flat({ Text: '株'.repeat(200_000) })).toThrow('512000 bytes');
});

it('keeps __proto__ and constructor as keys like any other', () => {
	const content = flat(JSON.parse('{"__proto__": "a", "constructor": "b"}') as object);
	expect(Object.entries(content)).toEqual([['__proto__', 'a'], ['constructor', 'b']]);
	expect(({} as Record<string, unknown>)['a']).toBeUndefined();
	expect(JSON.stringify(withTypeHints(content))).toContain('"__proto__":"a"');
});

it('hints the type of texts alone', () => {
	expect(withTypeHints({ Text: '2026-01-31', Number: 1 })).toEqual({
		Text: '2026-01-31',
		'Text@odata.type': '#String',
		Number: 1,
	});
});
