/** Instants as whole microseconds since 1970, the resolution in which the service writes them. */

/** Date and time, fraction, `Z`, and the offset's sign, hours and minutes. */
const pattern =
	/^(\d{4})-?(\d{2})-?(\d{2})(?:[Tt ](\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?(?:([Zz])|([+-])(\d{2}):?(\d{2})?)?)?$/;

/** Reads an ISO 8601 date or timestamp, basic or extended; without an offset it is UTC. `undefined` when it is none. */
export function parseTimestamp(text: string): number | undefined {
	const parts: ReadonlyArray<string | undefined> | null = pattern.exec(text);
	if (!parts) return undefined;
	const [, year, month, day, hour, minute, second, fraction = '', , sign, offsetHour, offsetMinute] = parts;
	return instantOf(numbers(year, month, day, hour, minute, second), fraction, sign, numbers(offsetHour, offsetMinute));
}

function numbers(...texts: ReadonlyArray<string | undefined>): number[] {
	return texts.map((text) => Number(text ?? 0));
}

function instantOf(clock: number[], fraction: string, sign: string | undefined, shift: number[]): number | undefined {
	const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = clock;
	const [offsetHour = 0, offsetMinute = 0] = shift;
	const milliseconds = Date.UTC(year, month - 1, day, hour, minute, second);
	const date = new Date(milliseconds);
	if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
	if (hour > 23 || minute > 59 || second > 59 || offsetHour > 23 || offsetMinute > 59) return undefined;
	const offset = (offsetHour * 60 + offsetMinute) * 60_000 * (sign === '-' ? -1 : 1);
	return (milliseconds - offset) * 1000 + Number(fraction.padEnd(6, '0').slice(0, 6));
}

/** A timestamp as the service writes it. What is written so already, as most are, comes back at once. */
export function inUtc(text: string): string | undefined {
	if (canonical.test(text)) return text;
	const instant = parseTimestamp(text);
	return instant === undefined ? undefined : formatTimestamp(instant);
}

const canonical = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

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
