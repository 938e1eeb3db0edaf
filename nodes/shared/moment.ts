/** Moments in time as UiPath takes them: `YYYY-MM-DDTHH:mm:ss.sssZ`. */

const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(?<zone>Z|[+-]\d{2}:?\d{2})?$/i;

/** Why a text is no moment. */
export type NoMoment = 'not a date and time' | 'no time zone';

/**
 * The moment that an ISO 8601 text names. One without time zone is taken to be local to `zone` (an IANA name such as
 * `Europe/Zurich`), as n8n's date picker means it; without `zone` it names no moment.
 */
export function momentOf(written: string, zone?: string): { readonly moment: string } | { readonly problem: NoMoment } {
	if (WRITTEN.test(written)) return { moment: written };
	const match = DATE_TIME.exec(written);
	if (match === null) return { problem: 'not a date and time' };
	const zoned = match.groups?.zone !== undefined;
	if (!zoned && zone === undefined) return { problem: 'no time zone' };
	const time = Date.parse(zoned ? written : `${written}Z`);
	if (Number.isNaN(time)) return { problem: 'not a date and time' };
	return { moment: new Date(zoned || zone === undefined ? time : fromLocal(time, zone)).toISOString() };
}

/** A text that would come out as it went in, as most do; of the last days of a month the calendar decides. */
const WRITTEN = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** Twice, since the offset at the first guess may lie on the other side of a change of the clocks. */
function fromLocal(localTime: number, zone: string): number {
	const guess = localTime - offsetAt(localTime, zone);
	return localTime - offsetAt(guess, zone);
}

/** How far the zone's clocks are ahead of UTC at that moment, in ms. */
function offsetAt(time: number, zone: string): number {
	const parts = new Map(formatOf(zone).formatToParts(time).map(({ type, value }) => [type, Number(value)]));
	const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
	const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
	return local - Math.floor(time / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Kept, since making one takes longer than all the rest. */
function formatOf(zone: string): Intl.DateTimeFormat {
	const kept = formats.get(zone);
	if (kept !== undefined) return kept;
	const format = new Intl.DateTimeFormat('en-US', {
		timeZone: zone,
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric',
	});
	formats.set(zone, format);
	return format;
}
