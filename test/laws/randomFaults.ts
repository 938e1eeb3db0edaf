/** Random faults of the network and of a busy server, on the routes that a law names. */
import fc from 'fast-check';

import type { Fault, FaultAction } from '../emulator';

/** Answers by which UiPath says that it did nothing; it is believed, so they come before anything is done. */
const promises: FaultAction[] = [
	{ answer: { status: 503, headers: { 'retry-after': '1' } } },
	{ answer: { status: 429, headers: { 'retry-after': '2' } } },
	{ answer: { status: 429 } },
	{ answer: { status: 403, body: { message: 'You are not authorized!' } } },
];

/** What says nothing about whether the request was applied. */
const silences: FaultAction[] = [
	{ reset: true },
	{ answer: { status: 500 } },
	{ answer: { status: 503 } },
	{ html: 200 },
	{ html: 502 },
];

/** Successes of another form; where a request expects no particular answer, they are believed. */
const successes: FaultAction[] = [
	{ answer: { status: 200, body: null } },
	{ answer: { status: 200, body: { value: [{}] } } },
];

/** What happens to the answer on its way. */
const spoils: FaultAction[] = [
	{ cut: 40 },
	{ cut: 10, chunked: true },
	{ shortLength: true },
	{ badGzip: true },
	{ contentType: 'text/plain' },
];

const either = fc.constantFrom<Array<'before' | 'after'>>('before', 'after');

const placed = (routes: readonly string[]) => ({
	route: fc.constantFrom(...routes),
	nth: fc.integer({ min: 1, max: 6 }),
	times: fc.integer({ min: 1, max: 6 }),
});

const before = (routes: readonly string[], actions: readonly FaultAction[]): fc.Arbitrary<Fault> =>
	fc.record({ ...placed(routes), when: fc.constant('before' as const), do: fc.constantFrom(...actions) });

const any = (routes: readonly string[], actions: readonly FaultAction[]): fc.Arbitrary<Fault> =>
	fc.record({ ...placed(routes), when: either, do: fc.constantFrom(...actions) });

const after = (routes: readonly string[], actions: readonly FaultAction[]): fc.Arbitrary<Fault> =>
	fc.record({ ...placed(routes), when: fc.constant('after' as const), do: fc.constantFrom(...actions) });

/** One fault on one of `routes`; a route that is named twice is hit twice as often. */
export function faultsOn(...routes: string[]): fc.Arbitrary<Fault> {
	const all = any(routes, [...silences, ...successes, ...spoils]);
	return fc.oneof(before(routes, promises), all, all);
}

/** The same where no particular answer is expected, so that a success that was none could not be told from one. */
export function honestFaultsOn(...routes: string[]): fc.Arbitrary<Fault> {
	return fc.oneof(before(routes, promises), any(routes, silences), after(routes, [...silences, ...spoils]));
}
