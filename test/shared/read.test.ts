import { createReader } from '../../nodes/shared/read';
import { InputError } from '../../nodes/shared/wire/input';

const reading = (value: unknown) =>
	createReader([{ displayName: 'IDs', name: 'ids', type: 'string', default: '' }], 'Etc/UTC')(() => value, 0, {});

describe('A list of texts', () => {
	it.each([
		['one a line', 'a\nb\r\n c \n\n', ['a', 'b', 'c']],
		['a list', ['a', ' b ', 7, '', null], ['a', 'b', '7']],
		['a comma, which belongs to its ID', 'a,b\nc', ['a,b', 'c']],
		['a number', 42, ['42']],
		['nothing', undefined, []],
		['an object', { a: 1 }, []],
	])('is read line by line from %s', (_what, value, expected) => {
		expect(reading(value).lines('ids')).toEqual(expected);
	});

	it('is read by commas too where they separate', () => {
		expect(reading('a, b\nc').texts('ids')).toEqual(['a', 'b', 'c']);
	});
});

describe('A JSON object', () => {
	it('keeps keys such as __proto__ as its own', () => {
		const object = reading('{"__proto__":{"x":1},"a":2}').object('ids');
		expect(Object.keys(object)).toEqual(['__proto__', 'a']);
		expect(({} as { x?: unknown }).x).toBeUndefined();
	});

	it.each(['[]', 'null', '1', '{', ''])('is not %j', (value) => {
		expect(() => reading(value).object('ids')).toThrow(InputError);
	});
});
