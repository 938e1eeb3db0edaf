/** Thrown for every query option that cannot be understood; the service answers it with 400. */
export class ODataError extends Error {}

export type Token =
	| { readonly kind: 'word'; readonly text: string }
	| { readonly kind: 'string'; readonly text: string }
	| { readonly kind: 'number'; readonly text: string }
	| { readonly kind: 'guid'; readonly text: string }
	| { readonly kind: 'date'; readonly text: string }
	| { readonly kind: 'mark'; readonly text: '(' | ')' | ',' };

const SPACE = /\s+/y;
const STRING = /'((?:[^']|'')*)'/y;
const GUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/iy;
const DATE = /\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,12})?)?(?:Z|[+-]\d{2}:\d{2}))?(?![\w.:-])/iy;
const NUMBER = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.:-])/iy;
const WORD = /[A-Za-z_][A-Za-z0-9_]*(?:\/[A-Za-z_][A-Za-z0-9_]*)*/y;
const MARK = /[(),]/y;

/** Splits a `$filter` into tokens; string literals come out with doubled quotes made single. */
export function tokens(text: string): Token[] {
	const found: Token[] = [];
	let position = 0;
	const take = (pattern: RegExp): RegExpExecArray | null => {
		pattern.lastIndex = position;
		const match = pattern.exec(text);
		if (match) position = pattern.lastIndex;
		return match;
	};
	while (position < text.length) {
		if (take(SPACE)) continue;
		found.push(nextToken(take) ?? unreadable(text, position));
	}
	return found;
}

function nextToken(take: (pattern: RegExp) => RegExpExecArray | null): Token | undefined {
	const string = take(STRING);
	if (string) return { kind: 'string', text: (string[1] ?? '').replaceAll("''", "'") };
	const guid = take(GUID);
	if (guid) return { kind: 'guid', text: guid[0].toLowerCase() };
	const date = take(DATE);
	if (date) return { kind: 'date', text: date[0] };
	const number = take(NUMBER);
	if (number) return { kind: 'number', text: number[0] };
	const word = take(WORD);
	if (word) return { kind: 'word', text: word[0] };
	const mark = take(MARK)?.[0];
	return mark === '(' || mark === ')' || mark === ',' ? { kind: 'mark', text: mark } : undefined;
}

function unreadable(text: string, position: number): never {
	throw new ODataError(`Syntax error at position ${position} in '${text.slice(0, 200)}'.`);
}
