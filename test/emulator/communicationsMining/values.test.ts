import { formatExactly, formatTimestamp, parseTimestamp } from './timestamps';
import { positionOf, sequenceId } from './tokens';

describe('timestamps', () => {
	test.each([
		['2011-12-11T11:05:10.000000+00:00', '2011-12-11T11:05:10Z'],
		['2011-12-11T11:05:10.123456789+02:30', '2011-12-11T08:35:10.123456Z'],
		['20111211T110510Z', '2011-12-11T11:05:10Z'],
		['2011-12-11 11:05', '2011-12-11T11:05:00Z'],
		['2024-02-29', '2024-02-29T00:00:00Z'],
		['1969-12-31T23:59:59.5Z', '1969-12-31T23:59:59.500000Z'],
	])('read %s as %s', (text, wanted) => {
		expect(formatTimestamp(parseTimestamp(text) ?? NaN)).toBe(wanted);
	});

	test.each(['', 'now', '2025-13-01', '2023-02-29', '2025-01-01T24:00:00Z', '2025-01-01T10:60Z', '1700000000', '2025-01-01Z'])(
		'are not read from %p',
		(text) => {
			expect(parseTimestamp(text)).toBeUndefined();
		},
	);

	test('are written with six decimals where the service always does', () => {
		expect(formatExactly(parseTimestamp('2020-08-06T13:20:28.531Z') ?? NaN)).toBe('2020-08-06T13:20:28.531000Z');
	});
});

describe('sequence ids', () => {
	const stream = '0123456789abcdef0123456789abcdef';

	test('stand for a position of their stream alone', () => {
		const token = sequenceId(stream, 65_536);
		expect(positionOf(token, stream)).toBe(65_536);
		expect(positionOf(token, stream.replace('0', '1'))).toBeUndefined();
	});

	test('are not good once a character has changed', () => {
		const token = sequenceId(stream, 7);
		for (let index = 0; index < token.length; index += 1) {
			const other = token[index] === 'A' ? 'B' : 'A';
			expect(positionOf(token.slice(0, index) + other + token.slice(index + 1), stream)).toBeUndefined();
		}
	});
});
