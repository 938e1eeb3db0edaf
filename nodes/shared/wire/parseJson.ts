/**
 * The reply's JSON. Whole numbers beyond 2^53 become their decimal text, so that 64-bit ids are never rounded; keys such as
 * `__proto__` stay plain own keys; a byte order mark is ignored.
 * @throws SyntaxError when `text` is not JSON.
 */
export function parseJson(text: string): unknown {
	const json = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
	return mayHoldLongNumber(json) ? JSON.parse(json, exactWholeNumbers) : JSON.parse(json);
}

const LONG = 16;

/**
 * Whether 16 digits or more stand in a row where JSON may have a number, or a text looks like that: a reviver is called for every
 * value of a reply, so only the replies that need it pay. One of the digits is at a 16th place, so few characters are looked at.
 */
function mayHoldLongNumber(json: string): boolean {
	for (let at = LONG - 1; at < json.length; at += LONG) {
		if (!isDigit(json.charCodeAt(at))) continue;
		let first = at;
		while (isDigit(json.charCodeAt(first - 1))) first -= 1;
		let last = at;
		while (isDigit(json.charCodeAt(last + 1))) last += 1;
		if (last - first + 1 >= LONG && mayBeNumber(json, first, last)) return true;
		at = last;
	}
	return false;
}

/** Whether the digits from `first` to `last` follow upon what comes before a number, and what comes after one follows upon them. */
function mayBeNumber(json: string, first: number, last: number): boolean {
	let before = json[first - 1] === '-' ? first - 2 : first - 1;
	while (isSpace(json[before])) before -= 1;
	let after = last + 1;
	while (isSpace(json[after])) after += 1;
	return ':,['.includes(json[before] ?? ':') && ',}]'.includes(json[after] ?? ',');
}

function isSpace(character: string | undefined): boolean {
	return character === ' ' || character === '\n' || character === '\r' || character === '\t';
}

/** `code` is NaN beyond the text. */
function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}

function exactWholeNumbers(_key: string, value: unknown, context?: { source?: string }): unknown {
	if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
	const source = context?.source ?? '';
	return /^-?\d+$/.test(source) ? source : value;
}
