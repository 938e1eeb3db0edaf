/** Rows S4 to S6, S10, Z6 and Z7: what people, expressions and AI agents may write into the parameters of an operation. */
import type { INodeParameters } from 'n8n-workflow';

import { fieldsOfOperation } from '../../../nodes/shared/properties';
import type { Emulator, JournalEntry } from '../../emulator';
import type { PlacedOperation } from '../../operations/everyOperation';
import { arranged, ran } from '../../operations/runSample';
import type { Ready } from '../../operations/runSample';
import { expectCleanEnd } from './attack';
import type { Row } from './row';
import { callsTo, usualOf } from './usual';
import type { Usual } from './usual';

const TYPED = new Set(['string', 'json', 'dateTime', 'resourceLocator']);

/** The sample's parameters with `text` in each of those that take free text, one after the other; `only` narrows them to one. */
export function openTo(
	text: string,
	{ operation }: PlacedOperation,
	{ parameters }: Ready,
	only?: string,
): INodeParameters[] {
	return fieldsOfOperation(operation).flatMap(({ name, type }) => {
		const given = parameters[name];
		if (!TYPED.has(type) || given === undefined || (only !== undefined && name !== only)) return [];
		const locator = typeof given === 'object' && given !== null && 'mode' in given;
		return [{ ...parameters, [name]: locator ? { ...given, value: text } : text }];
	});
}

async function written(emulator: Emulator, placed: PlacedOperation, text: string, only?: string): Promise<void> {
	const usual = await usualOf(emulator, placed);
	const variants = openTo(text, placed, await arranged(emulator, placed), only);
	for (const [index] of variants.entries()) {
		const ready = await arranged(emulator, placed);
		const parameters = openTo(text, placed, ready, only)[index] ?? ready.parameters;
		const finished = await ran(placed, { ...ready, parameters });
		expectCleanEnd(emulator, finished);
		for (const call of callsTo(emulator)) expectOwnRoute(call, usual);
		expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
	}
}

/** I6: whatever was written, a request goes where the operation's requests go, with no parameter or header more than ever. */
export function expectOwnRoute({ route, method, query, headers }: JournalEntry, { calls }: Usual): void {
	const like = calls.filter((call) => call.route === route);
	const lookUp = method === 'GET' && route !== null && like.length === 0;
	if (!lookUp) expect([route, like.length > 0]).toEqual([route, true]);
	const names = (of: string) => [...new URLSearchParams(of).keys()];
	// What a wrong name leads to may be a list of the names that there are, in an order of the node's own.
	const known = new Set(['$orderby', '$select', ...like.flatMap((call) => names(call.query))]);
	if (!lookUp) expect(names(query).filter((name) => !known.has(name))).toEqual([]);
	expect(new URLSearchParams(query).get('$top')).not.toBe('1000');
	const headersEver = new Set(calls.flatMap((call) => Object.keys(call.headers)));
	const mayCome = (name: string) => headersEver.has(name) || name.startsWith('x-uipath-folderpath');
	const added = Object.keys(headers).filter((name) => !mayCome(name));
	expect(added).toEqual([]);
}

type Rest = Partial<Row> & { only?: string };

function fromTexts(id: string, title: string, texts: readonly string[], rest: Rest = {}): Row {
	const { only, ...more } = rest;
	return {
		id,
		title,
		...more,
		async attack(emulator, placed) {
			for (const text of texts) await written(emulator, placed, text, only);
		},
	};
}

const has = (name: string) => ({ operation }: PlacedOperation) => operation.fields.some((field) => field.name === name);
const hasFolder = has('folder');
const hasItem = has('itemId');

const BEYOND = '9007199254740993';

export const parameterRows: readonly Row[] = [
	fromTexts('S4', 'a parameter holds dots, slashes, percent signs or what separates the parts of an address', [
		'..', '../../..', 'a/b', '%2e%2e', '%2F', 'a?b#c', '//evil', 'a;b\t\0',
	]),
	fromTexts('S5', 'a parameter holds quotes and operators of OData', [
		"O'Brien", "x' or '1' eq '1", "')", '&$top=1000', 'two\nlines',
	]),
	fromTexts('S6', 'the folder holds line breaks, is not Latin, or is relative', ['a\r\nX-Evil: 1', 'Zürich\0', '../Finance'], {
		only: 'folder',
		spares: (placed) => (hasFolder(placed) ? undefined : 'no parameter becomes a header'),
	}),
	fromTexts('S10', 'a parameter is written by a confused machine: 1 MB, JSON, an expression', [
		'x'.repeat(1_000_000), '{"__proto__":{"polluted":true}}', '[]', 'null', '-1',
	]),
	fromTexts('Z6', 'a parameter holds emoji, joiners, right-to-left text or half a character', [
		'👩‍👩‍👧 é שלום', '\u2028', '\ud800', 'İ',
	]),
	{
		id: 'Z7',
		title: 'the ID is above 2^53',
		spares: (placed) => (hasItem(placed) || has('commentId')(placed) ? undefined : 'it takes no number as an ID'),
		async attack(emulator, placed) {
			const ready = await arranged(emulator, placed);
			const name = hasItem(placed) ? 'itemId' : 'commentId';
			const finished = await ran(placed, { ...ready, parameters: { ...ready.parameters, [name]: BEYOND } });
			const sent = callsTo(emulator).map(({ rawPath, query, body }) => `${rawPath}?${query} ${body ?? ''}`).join('\n');
			expect(sent).toContain(BEYOND);
			expect(sent).not.toContain('9007199254740992');
			expectCleanEnd(emulator, finished);
		},
	},
];
