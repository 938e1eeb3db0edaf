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
	{ answer: { status: 200, body: null } },
	{ answer: { status: 200, body: { value: [{}] } } },
	{ html: 200 },
	{ html: 502 },
	{ cut: 40 },
	{ cut: 10, chunked: true },
	{ shortLength: true },
	{ badGzip: true },
	{ contentType: 'text/plain' },
];

/** One fault on one of `routes`; a route that is named twice is hit twice as often. */
export function faultsOn(...routes: string[]): fc.Arbitrary<Fault> {
	const place = {
		route: fc.constantFrom(...routes),
		nth: fc.integer({ min: 1, max: 6 }),
		times: fc.integer({ min: 1, max: 6 }),
	};
	const either = fc.constantFrom<Array<'before' | 'after'>>('before', 'after');
	return fc.oneof(
		fc.record({ ...place, when: fc.constant('before' as const), do: fc.constantFrom(...promises) }),
		fc.record({ ...place, when: either, do: fc.constantFrom(...silences) }),
		fc.record({ ...place, when: either, do: fc.constantFrom(...silences) }),
	);
}
