/** Rows N1 to N9 and N13: what the network and a busy server do. */
import type { FaultAction } from '../../emulator';
import { asEver, onEachRequest, refused, unlessAdding } from './row';
import type { Row } from './row';

/** An answer of UiPath's own with this status. */
export function answer(status: number, headers: Readonly<Record<string, string>> = {}, message = 'Not now'): FaultAction {
	return { answer: { status, headers: { ...headers }, body: { message } } };
}

const NOON = Date.UTC(2026, 10, 22, 12);
const date = (ms: number) => new Date(ms).toUTCString();
/** Seven seconds after the reply's own `Date`, in the three formats of RFC 9110. */
const DATES = [date(NOON + 7000), 'Sunday, 22-Nov-26 12:00:07 GMT', 'Sun Nov 22 12:00:07 2026'];

export const networkRows: readonly Row[] = [
	onEachRequest('N1', 'UiPath answers 429 and asks to wait 7 seconds', () => [
		{ action: answer(429, { 'retry-after': '7' }), times: 1, ...asEver, waits: 7000 },
	]),
	onEachRequest('N2', 'UiPath answers 429 with a date instead of seconds, or with nonsense', () => [
		...DATES.map((at) => ({
			action: answer(429, { 'retry-after': at, date: date(NOON) }),
			times: 1,
			...asEver,
			waits: 7000,
		})),
		{ action: answer(429, { 'retry-after': date(NOON - 60_000), date: date(NOON) }), times: 1, ...asEver },
		{ action: answer(429, { 'retry-after': 'soon' }), times: 1, ...asEver },
		{ action: answer(429, { 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' }), ...refused, says: /asks to come back/ },
	]),
	onEachRequest('N3', 'UiPath asks to wait longer than an execution may', () => [
		{ action: answer(429, { 'retry-after': '86400' }), ...refused, says: /asks to come back at \d{4}-/ },
		{ action: answer(503, { 'retry-after': '86400' }), ...refused, says: /asks to come back at \d{4}-/ },
	]),
	onEachRequest('N4', 'UiPath answers 429 again and again', () => [
		{ action: answer(429), ...refused, attempts: 4, says: /limits how often it may be asked/ },
	]),
	onEachRequest('N5', 'UiPath answers 500, 502 or 504', ({ effect }) =>
		[500, 502, 504].map((status) => ({ action: answer(status), times: 1, ...unlessAdding(effect) })),
	),
	onEachRequest('N6', 'UiPath answers 503, with and without a time to come back', ({ effect }) => [
		{ action: answer(503, { 'retry-after': '3' }), times: 1, ...asEver, waits: 3000 },
		{ action: answer(503), times: 1, ...unlessAdding(effect) },
	]),
	onEachRequest('N8', 'the connection is reset before UiPath did anything', ({ effect }) => [
		{ action: { reset: true }, times: 1, when: 'before', ...unlessAdding(effect) },
	]),
	onEachRequest('N9', 'the connection is reset after UiPath did it', ({ effect }) => [
		{ action: { reset: true }, times: 1, when: 'after', ...unlessAdding(effect) },
	]),
	onEachRequest('N13', 'the answer does not come, or stops after its head', (target) => [
		{ action: { hang: 1, then: 'close' }, times: 1, when: 'after', ...unlessAdding(target.effect) },
		...(target.answer.body === ''
			? []
			: [{ action: { cut: 0 }, times: 1, when: 'after' as const, ...unlessAdding(target.effect) }]),
	]),
];
