import { httpDate, retryAfterMs } from '../../../nodes/shared/client/retryAfter';

const now = Date.UTC(2026, 10, 22, 12, 0, 0);
/** The server's clock is an hour behind ours. */
const date = 'Sun, 22 Nov 2026 11:00:00 GMT';

test.each([
	['7', 7000],
	['0', 0],
	['1.5', 1500],
	['Sun, 22 Nov 2026 11:00:30 GMT', 30_000],
	['Sunday, 22-Nov-26 11:00:30 GMT', 30_000],
	['Sun Nov 22 11:00:30 2026', 30_000],
	['Sat, 21 Nov 2026 11:00:30 GMT', 0],
	['Fri, 31 Dec 9999 23:59:59 GMT', Date.UTC(9999, 11, 31, 23, 59, 59) - Date.UTC(2026, 10, 22, 11)],
	['soon', undefined],
	['', undefined],
	['-5', undefined],
	['Sun, 22 Foo 2026 11:00:30 GMT', undefined],
])("Retry-After %j is %j ms by the reply's own clock", (header, expected) => {
	expect(retryAfterMs(header, date, now)).toBe(expected);
});

test('our own clock counts where the reply names no date', () => {
	expect(retryAfterMs('Sun, 22 Nov 2026 12:00:30 GMT', undefined, now)).toBe(30_000);
	expect(retryAfterMs(undefined, date, now)).toBeUndefined();
});

test('a year of two digits is the one that is at most 50 years ahead', () => {
	expect(httpDate('Sunday, 06-Nov-94 08:49:37 GMT', now)).toBe(Date.UTC(1994, 10, 6, 8, 49, 37));
	expect(httpDate('Sunday, 06-Nov-76 08:49:37 GMT', now)).toBe(Date.UTC(2076, 10, 6, 8, 49, 37));
});

test('a date with one digit for the day is read', () => {
	expect(httpDate('Sun Nov  6 08:49:37 1994', now)).toBe(Date.UTC(1994, 10, 6, 8, 49, 37));
});
