import fc from 'fast-check';
import { Budget } from '../../../nodes/shared/client/budget';
import type { FailureFacts } from '../../../nodes/shared/client/failure';
import { ATTEMPTS, decide } from '../../../nodes/shared/client/retry';

const dice = () => 0.5;
const open = { attempt: 1, allowedMs: 120_000, dice };

const table: ReadonlyArray<[string, FailureFacts, { reads: boolean; settles: boolean; adds: boolean }]> = [
	['unsent', { outcome: 'unsent' }, { reads: true, settles: true, adds: true }],
	['throttled', { outcome: 'throttled' }, { reads: true, settles: true, adds: true }],
	['503 with Retry-After', { outcome: 'unavailable', retryAfterMs: 0 }, { reads: true, settles: true, adds: true }],
	['another 5xx', { outcome: 'unavailable' }, { reads: true, settles: true, adds: false }],
	['unknown', { outcome: 'unknown' }, { reads: true, settles: true, adds: false }],
	['refused', { outcome: 'refused' }, { reads: false, settles: false, adds: false }],
	['a reply of the wrong shape', { outcome: 'unknown', reason: 'unexpected reply' }, { reads: false, settles: false, adds: false }],
];

describe.each(table)('after %s', (_name, facts, expected) => {
	test.each(['reads', 'settles', 'adds'] as const)('a request that %s is decided as the table says', (effect) => {
		const decision = decide({ ...open, effect, facts });
		expect('wait' in decision).toBe(expected[effect]);
		if ('stop' in decision) expect(decision.stop).toBe('outcome');
	});
});

test('the back-off doubles up to its cap, with full jitter', () => {
	const waits = [1, 2, 3].map((attempt) => {
		const at = (value: number) => decide({ ...open, effect: 'reads', facts: { outcome: 'throttled' }, attempt, dice: () => value });
		return [at(0), at(0.999_999)];
	});
	expect(waits).toEqual([
		[{ wait: 0 }, { wait: 500 }],
		[{ wait: 0 }, { wait: 1000 }],
		[{ wait: 0 }, { wait: 2000 }],
	]);
});

test('Retry-After is a floor, and beyond the budget it stops', () => {
	const after = (retryAfterMs: number, allowedMs: number) =>
		decide({ ...open, effect: 'adds', facts: { outcome: 'throttled', retryAfterMs }, allowedMs });
	expect(after(7000, 120_000)).toEqual({ wait: 7250 });
	expect(after(120_000, 120_000)).toEqual({ wait: 120_000 });
	expect(after(120_001, 120_000)).toEqual({ stop: 'budget' });
	expect(after(Infinity, 120_000)).toEqual({ stop: 'budget' });
});

test('the fourth attempt is the last', () => {
	expect(decide({ ...open, effect: 'reads', facts: { outcome: 'throttled' }, attempt: ATTEMPTS })).toEqual({ stop: 'attempts' });
	expect(ATTEMPTS).toBe(4);
});

test('no wait is shorter than what the server asked for, nor longer than what is allowed', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 1, max: 3 }),
			fc.option(fc.integer({ min: 0, max: 200_000 }), { nil: undefined }),
			fc.integer({ min: 0, max: 120_000 }),
			fc.double({ min: 0, max: 0.999_999, noNaN: true }),
			(attempt, retryAfterMs, allowedMs, roll) => {
				const facts: FailureFacts = { outcome: 'throttled', ...(retryAfterMs !== undefined && { retryAfterMs }) };
				const decision = decide({ effect: 'adds', facts, attempt, allowedMs, dice: () => roll });
				if ('stop' in decision) return;
				expect(decision.wait).toBeGreaterThanOrEqual(retryAfterMs ?? 0);
				expect(decision.wait).toBeLessThanOrEqual(allowedMs);
			},
		),
	);
});

test('items that wait side by side spend the budget once, one after another they add up', () => {
	const budget = new Budget();
	expect([budget.take(0, 60_000), budget.take(0, 60_000), budget.take(10_000, 50_000)]).toEqual([true, true, true]);
	expect(budget.allowedMs(60_000)).toBe(60_000);
	expect(budget.take(60_000, 60_001)).toBe(false);
	expect(budget.take(60_000, 60_000)).toBe(true);
	expect(budget.allowedMs(120_000)).toBe(0);
});

test('whatever is asked for, all waits together never cover more than the budget', () => {
	const request = fc.record({ pause: fc.nat(30_000), ms: fc.nat(90_000) });
	fc.assert(
		fc.property(fc.array(request, { maxLength: 30 }), (requests) => {
			const budget = new Budget(120_000);
			let now = 0;
			let covered = 0;
			let until = 0;
			for (const { pause, ms } of requests) {
				now += pause;
				if (!budget.take(now, ms)) continue;
				covered += Math.max(0, now + ms - Math.max(now, until));
				until = Math.max(until, now + ms);
			}
			expect(covered).toBeLessThanOrEqual(120_000);
		}),
	);
});
