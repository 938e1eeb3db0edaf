import { entity, choice, date, flag, guid, navigation, number, text } from './entity';
import { compile } from './evaluate';
import { ODataError } from './lexer';
import { inOrder, page } from './page';
import { parseFilter } from './parser';
import { parseQuery } from './query';

interface Row {
	readonly id: number | bigint;
	readonly name: string | null;
	readonly status: string;
	readonly at: string | null;
	readonly key: string;
	readonly open: boolean;
	readonly owner: { readonly name: string } | null;
}

const owner = entity<{ readonly name: string }>({ Name: text(({ name }) => name) });
const rowEntity = entity<Row>(
	{
		Id: number(({ id }) => id),
		Name: text(({ name }) => name),
		Status: choice(['New', 'InProgress', 'Failed'], ({ status }) => status),
		At: date(({ at }) => at),
		Key: guid(({ key }) => key),
		Open: flag(({ open }) => open),
	},
	{ Owner: navigation(owner, (row) => row.owner) },
);

const KEY = '1c632cc1-44ab-4c3a-9a52-0123456789ab';
const row: Row = {
	id: 9_007_199_254_740_993n,
	name: "O'Brien & 100% Ünïcode 🧾",
	status: 'Failed',
	at: '2026-03-02T08:00:00.000Z',
	key: KEY,
	open: true,
	owner: null,
};

const passes = (filter: string, of: Row = row): boolean => compile(parseFilter(filter), rowEntity)(of);

describe('$filter', () => {
	it.each([
		'Id eq 9007199254740993',
		'Id gt 9007199254740992 and Id lt 9007199254740994',
		'Id in (1, 9007199254740993)',
		"Name eq 'O''Brien & 100% Ünïcode 🧾'",
		"name eq 'o''brien & 100% ünïcode 🧾'",
		"contains(Name,'BRIEN') and startswith(Name,'O') and endswith(Name,'🧾')",
		"contains(Name,'Brien') eq true",
		"Status eq 'Failed' and Status eq '2' and Status ne 'New'",
		"Status in ('New','Failed')",
		'At ge 2026-03-02T08:00:00Z and At lt 2026-03-03T00:00:00.0000000Z',
		'2026-03-01T00:00:00Z lt At',
		`Key eq ${KEY}`,
		'Open eq true',
		"not (Status eq 'New' or Name eq null)",
		'Owner/Name eq null',
		"Status eq 'New' and Id eq 1 or Open eq true",
	])('lets a matching row through: %s', (filter) => {
		expect(passes(filter)).toBe(true);
	});

	it.each([
		'Id eq 9007199254740992',
		"Name eq 'O'",
		"Status eq 'New'",
		'At gt 2026-03-02T08:00:00.000Z',
		"Owner/Name eq 'x'",
		'Name eq null',
		"Status eq 'New' and (Id eq 1 or Open eq true)",
	])('holds a row back that does not match: %s', (filter) => {
		expect(passes(filter)).toBe(false);
	});

	it.each([
		['an unknown property', "Colour eq 'x'"],
		['an unknown navigation', "Robot/Name eq 'x'"],
		['an unknown enumeration value', "Status eq 'Broken'"],
		['a quoted number', "Id eq '5'"],
		['a quoted GUID', `Key eq '${KEY}'`],
		['a quoted date', "At gt '2026-03-02T08:00:00Z'"],
		['an unknown operator', 'Id has 5'],
		['an upper-case operator', 'Id EQ 5'],
		['an unknown function', "tolower(Name) eq 'x'"],
		['an open parenthesis', "(Name eq 'x'"],
		['an open string', "Name eq 'x"],
		['a quote that is not doubled', "Name eq 'O'Brien'"],
		['something after the end', "Name eq 'x' Name"],
		['an empty list', 'Id in ()'],
		['nothing', ''],
		['a lambda', "Owner/any(o: o/Name eq 'x')"],
	])('refuses %s', (_what, filter) => {
		expect(() => passes(filter)).toThrow(ODataError);
	});

	it('takes 100 expressions and refuses 101', () => {
		const terms = (count: number) => Array.from({ length: count }, (_, index) => `Id eq ${index}`).join(' or ');
		expect(passes(terms(100))).toBe(false);
		expect(() => passes(terms(101))).toThrow('node count');
	});
});

describe('the other query options', () => {
	const rows = [1, 2, 3, 4, 5].map((id) => ({ ...row, id, name: `row ${9 - id}`, owner: { name: `owner ${id % 2}` } }));
	const ids = (query: string): unknown[] =>
		page(inOrder(rows), parseQuery(new URLSearchParams(query), 'all'), rowEntity, { defaultTop: 4, alwaysCount: false })
			.value.map(({ Id }) => Id);

	it.each([
		['', [1, 2, 3, 4]],
		['$top=2&$skip=1', [2, 3]],
		['$orderby=Id desc&$top=2', [5, 4]],
		['$orderby=Name&$top=2', [5, 4]],
		['$orderby=Owner/Name desc, Id desc', [5, 3, 1, 4]],
		['$top=0', []],
	])('answers "%s" with the rows %j', (query, expected) => {
		expect(ids(query)).toEqual(expected);
	});

	it('counts what the filter lets through, not what the page shows', () => {
		const query = parseQuery(new URLSearchParams('$filter=Id gt 2&$top=1&$count=true'), 'all');
		expect(page(inOrder(rows), query, rowEntity, { defaultTop: 4, alwaysCount: false }).count).toBe(3);
	});

	it('shows the selected properties only, and navigations where they are expanded', () => {
		const query = parseQuery(new URLSearchParams('$select=id,Name&$expand=owner&$top=1'), 'all');
		const { value } = page(inOrder(rows), query, rowEntity, { defaultTop: 4, alwaysCount: false });
		expect(value).toEqual([{ Id: 1, Name: 'row 8', Owner: { Name: 'owner 1' } }]);
	});

	it.each(['$top=x', '$top=-1', '$skip=1.5', '$count=yes', '$search=x', '$orderby=Nothing', '$select=Nothing', '$expand=Name',
		'$orderby=Id,Id,Id,Id,Id,Id', '$orderby=Id sideways', '$top=1&$top=2'])('refuses "%s"', (query) => {
		expect(() => ids(query)).toThrow(ODataError);
	});
});
