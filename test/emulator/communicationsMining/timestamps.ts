/** Instants as whole microseconds since 1970, the resolution in which the service writes them. */

/** Date and time, fraction, `Z`, and the offset's sign, hours and minutes. */
const pattern =
	/^(\d{4})-?(\d{2})-?(\d{2})(?:[Tt ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])(\d{2}):?(\d{2})?)?)?$/;

/** Reads an ISO 8601 date or timestamp, basic or extended; without an offset it is UTC. `undefined` when it is none. */
export function parseTimestamp(text: string): number | undefined {
	const match = pattern.exec(text);
	if (!match) return undefined;
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map((part) => Number(part ?? 0));
	const [fraction = '', , sign, offsetHour = '0', offsetMinute = '0'] = match.slice(7);
	const milliseconds = Date.UTC(year, month - 1, day, hour, minute, second);
	const date = new Date(milliseconds);
	if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
	if (hour > 23 || minute > 59 || second > 59 || Number(offsetHour) > 23 || Number(offsetMinute) > 59) return undefined;
	const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * 60_000 * (sign === '-' ? -1 : 1);
	return (milliseconds - offset) * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

/** `2011-12-11T11:05:10Z`, with six decimals where there is a fraction. */
export function formatTimestamp(microseconds: number): string {
	const fraction = microseconds % 1_000_000;
	if (fraction === 0) return `${new Date(microseconds / 1000).toISOString().slice(0, 19)}Z`;
	return formatExactly(microseconds);
}

/** `2020-08-06T13:20:28.531000Z`: always six decimals, as in `created_at`. */
export function formatExactly(microseconds: number): string {
	const fraction = ((microseconds % 1_000_000) + 1_000_000) % 1_000_000;
	const whole = new Date((microseconds - fraction) / 1000).toISOString().slice(0, 19);
	return `${whole}.${String(fraction).padStart(6, '0')}Z`;
}

/** Whole microseconds of a clock reading. */
export function microsecondsOf(date: Date): number {
	return date.getTime() * 1000;
}
