/** A random life of one stream's consumer: what its executions end with, what the network does, when it is killed. */
import fc from 'fast-check';

import type { ConsumerSettings } from '../../nodes/CommunicationsMiningStream/consumer/consume';
import type { DeliveryEnd } from '../../nodes/CommunicationsMiningStream/consumer/verdict';
import type { Fault } from '../emulator';

export interface Schedule {
	/** One entry per comment, in order: whether the stream's filter leaves it out. */
	readonly leftOut: readonly boolean[];
	readonly batch: number;
	readonly maxFiltered: number;
	readonly per: ConsumerSettings['per'];
	readonly advanceEach: boolean;
	/** How the first executions end; later ones succeed. */
	readonly ends: readonly DeliveryEnd[];
	readonly faults: readonly Fault[];
	/** Numbers of the steps (reads, deliveries, advances) before which the process dies. */
	readonly kills: readonly number[];
	readonly poison: ConsumerSettings['poison'];
}

const RESULTS = 'GET /api/v1/datasets/{project}/{dataset}/streams/{stream}/results';
const ADVANCE = 'POST /api/v1/datasets/{project}/{dataset}/streams/{stream}/advance';

const end = fc.constantFrom<DeliveryEnd[]>('success', 'error', 'crashed', 'canceled', 'waiting', 'deadline passed', 'not told');

const action = fc.constantFrom<Array<Fault['do']>>(
	{ reset: true },
	{ answer: { status: 500 } },
	{ answer: { status: 503, headers: { 'retry-after': '1' } } },
	{ answer: { status: 429, headers: { 'retry-after': '2' } } },
	{ answer: { status: 200, body: null } },
	{ answer: { status: 200, body: { status: 'ok' } } },
	{ html: 200 },
	{ html: 502 },
	{ cut: 40 },
	{ shortLength: true },
);

const fault: fc.Arbitrary<Fault> = fc.record({
	route: fc.constantFrom(RESULTS, ADVANCE),
	nth: fc.integer({ min: 1, max: 12 }),
	times: fc.integer({ min: 1, max: 6 }),
	when: fc.constantFrom<Array<'before' | 'after'>>('before', 'after'),
	do: action,
});

export const schedules: fc.Arbitrary<Schedule> = fc.record({
	leftOut: fc.array(fc.boolean(), { maxLength: 24 }),
	batch: fc.integer({ min: 1, max: 7 }),
	maxFiltered: fc.integer({ min: 1, max: 5 }),
	per: fc.constantFrom<Array<ConsumerSettings['per']>>('batch', 'comment'),
	advanceEach: fc.boolean(),
	ends: fc.array(end, { maxLength: 16 }),
	faults: fc.array(fault, { maxLength: 4 }),
	kills: fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 4 }),
	poison: fc.record({
		after: fc.integer({ min: 1, max: 4 }),
		policy: fc.constantFrom<Array<ConsumerSettings['poison']['policy']>>(
			{ then: 'stop' },
			{ then: 'output' },
			{ then: 'tag', type: 'Failed' },
		),
	}),
});
