import fc from 'fast-check';
import { InputError } from '../../../nodes/shared/wire/input';
import * as filter from '../../../nodes/shared/wire/odata';

const { odata } = filter;

test.each([
	["O'Brien", "'O''Brien'"],
	["x' or '1' eq '1", "'x'' or ''1'' eq ''1'"],
	["')", "''')'"],
	['&$top=1000', "'&$top=1000'"],
	['two\nlines', "'two\nlines'"],
	['', "''"],
])('the text %j becomes the one literal %s', (value, literal) => {
	expect(odata`Name eq ${value}`.text).toBe(`Name eq ${literal}`);
});

test('numbers, booleans and typed values stand bare', () => {
	expect(odata`Id eq ${5} and Done eq ${true} and Rate gt ${0.5}`.text).toBe('Id eq 5 and Done eq true and Rate gt 0.5');
	expect(odata`Key eq ${filter.guid('1C632CC1-44AB-4E5F-9D0C-0123456789AB')}`.text).toBe(
		'Key eq 1c632cc1-44ab-4e5f-9d0c-0123456789ab',
	);
	expect(odata`At ge ${filter.date('2026-01-01T02:00:00+02:00')}`.text).toBe('At ge 2026-01-01T00:00:00.000Z');
	expect(odata`Id in ${filter.list([1, filter.int64('9223372036854775807'), "a'b"])}`.text).toBe(
		"Id in (1,9223372036854775807,'a''b')",
	);
	expect(odata`Status eq ${filter.enumeration('New', ['New', 'Failed'])}`.text).toBe("Status eq 'New'");
});

test.each<[string, () => unknown]>([
	['a status that UiPath does not know', () => filter.enumeration('Nope', ['New', 'Failed'])],
	['a key that is no GUID', () => filter.guid("1' or 1 eq 1")],
	['a date without offset', () => filter.date('2026-01-01T00:00:00')],
	['a date that does not exist', () => filter.date('2026-13-45T00:00:00Z')],
	['an id that was rounded', () => filter.int64(2 ** 53)],
	['an id beyond 64 bits', () => filter.int64('9223372036854775808')],
	['an id that is no number', () => filter.int64('12a')],
	['a number that is none', () => odata`Id eq ${NaN}`],
	['NUL', () => odata`Name eq ${'a\0'}`],
	['half of a surrogate pair', () => odata`Name eq ${'\udc00'}`],
	['an empty list', () => filter.list([])],
	['a property that is an expression', () => filter.propertyNames(['Id eq 1'])],
	['an empty filter', () => filter.rawFilter('  ')],
	['a filter with a line break', () => filter.rawFilter('Id eq 1\nor true')],
	['a filter with an open quote', () => filter.rawFilter("Name eq 'a")],
	['a filter that closes a parenthesis of ours', () => filter.rawFilter('1 eq 1) or (1 eq 1')],
])('%s is refused', (_case, make) => {
	expect(make).toThrow(InputError);
});

test('a filter of the user stays one term of what it is joined with', () => {
	const own = filter.rawFilter("Status eq 'New' or contains(Reference,')')");
	expect(filter.all([odata`QueueDefinitionId eq ${5}`, undefined, own])?.text).toBe(
		"QueueDefinitionId eq 5 and (Status eq 'New' or contains(Reference,')'))",
	);
	expect(odata`not ${own}`.text).toBe("not (Status eq 'New' or contains(Reference,')'))");
});

test('terms join with and / or, in parentheses where the order would change, and none leaves the option out', () => {
	const [a, b, c] = [odata`A eq ${1}`, odata`B eq ${2}`, odata`C eq ${3}`];
	expect(filter.all([filter.any([a, b]), c])?.text).toBe('(A eq 1 or B eq 2) and C eq 3');
	expect(filter.any([a])?.text).toBe('A eq 1');
	expect(filter.all([])).toBeUndefined();
	expect(filter.propertyNames(['Robot/Name', 'Id desc']).text).toBe('Robot/Name,Id desc');
});

test('every text is one literal whose content is that text', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme' }), (value) => {
			fc.pre(!value.includes('\0'));
			const { text } = odata`${value}`;
			expect(text).toMatch(/^'(?:[^']|'')*'$/);
			expect(text.slice(1, -1).replaceAll("''", "'")).toBe(value);
		}),
	);
});
