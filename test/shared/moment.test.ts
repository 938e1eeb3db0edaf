import { momentOf } from '../../nodes/shared/moment';

describe('a moment', () => {
	it.each([
		['2026-01-31T09:30:00.000Z', '2026-01-31T09:30:00.000Z'],
		['2026-01-31T09:30Z', '2026-01-31T09:30:00.000Z'],
		['2026-01-31T09:30:00+01:00', '2026-01-31T08:30:00.000Z'],
		['2026-01-27T24:00:00.000Z', '2026-01-28T00:00:00.000Z'],
	])('named as %s is %s', (written, moment) => {
		expect(momentOf(written)).toEqual({ moment });
	});

	it.each([
		['2026-07-01T09:30:00', '2026-07-01T07:30:00.000Z'],
		['2026-01-01T09:30:00', '2026-01-01T08:30:00.000Z'],
		['2026-03-29T03:30:00', '2026-03-29T01:30:00.000Z'],
	])('without a time zone, %s is local to the one that is given: %s', (written, moment) => {
		expect(momentOf(written, 'Europe/Zurich')).toEqual({ moment });
	});

	it.each(['', 'today', '2026-01-31', '2026-13-01T00:00:00.000Z', '2026-01-00T00:00:00.000Z', '2026-01-01T23:60:00.000Z'])(
		'is not named by %j',
		(written) => {
			expect(momentOf(written, 'Etc/UTC')).toEqual({ problem: 'not a date and time' });
		},
	);

	it('is not named without any time zone', () => {
		expect(momentOf('2026-01-31T09:30:00')).toEqual({ problem: 'no time zone' });
	});
});
