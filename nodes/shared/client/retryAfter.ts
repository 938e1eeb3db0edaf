const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994` (RFC 9110, 5.6.7). */
const FORMATS = [
	/^[a-z]{3}, (?<day>\d\d) (?<month>[a-z]{3}) (?<year>\d{4}) (?<time>\d\d:\d\d:\d\d) GMT$/i,
	/^[a-z]{6,9}, (?<day>\d\d)-(?<month>[a-z]{3})-(?<year>\d\d) (?<time>\d\d:\d\d:\d\d) GMT$/i,
	/^[a-z]{3} (?<month>[a-z]{3}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})$/i,
];

/** An HTTP date in any of its three formats as milliseconds since 1970; `undefined` for anything else. */
export function httpDate(text: string | undefined, now: number): number | undefined {
	if (text === undefined) return undefined;
	for (const format of FORMATS) {
		const { day, month, year, time } = format.exec(text.trim())?.groups ?? {};
		if (day === undefined || month === undefined || year === undefined || time === undefined) continue;
		const monthIndex = MONTHS.indexOf(month.toLowerCase());
		if (monthIndex < 0) return undefined;
		const [hours, minutes, seconds] = time.split(':').map(Number);
		return Date.UTC(fullYear(year, now), monthIndex, Number(day), hours, minutes, seconds);
	}
	return undefined;
}

/** Two digits mean the year that is at most 50 years ahead. */
function fullYear(year: string, now: number): number {
	if (year.length === 4) return Number(year);
	const thisYear = new Date(now).getUTCFullYear();
	const candidate = Math.floor(thisYear / 100) * 100 + Number(year);
	return candidate > thisYear + 50 ? candidate - 100 : candidate;
}

/**
 * How long `Retry-After` asks to wait, in ms: seconds, or a date taken against the reply's own `Date` header so that clocks
 * that differ do no harm. A date that has passed means 0; what cannot be read means `undefined`.
 */
export function retryAfterMs(
	header: string | undefined,
	dateHeader: string | undefined,
	now: number,
): number | undefined {
	if (header === undefined) return undefined;
	if (/^\s*\d+(?:\.\d+)?\s*$/.test(header)) return Math.ceil(Number(header) * 1000);
	const until = httpDate(header, now);
	if (until === undefined) return undefined;
	return Math.max(0, until - (httpDate(dateHeader, now) ?? now));
}
