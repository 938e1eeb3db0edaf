import type { Fault, FaultAction } from '../emulator';

const RESULTS = 'GET /api/v1/datasets/{project}/{dataset}/streams/{stream}/results';
const ADVANCE = 'POST /api/v1/datasets/{project}/{dataset}/streams/{stream}/advance';
const BULK_ADD = 'POST /odata/Queues/UiPathODataSvc.BulkAddQueueItems';
const QUEUE_ITEMS = 'GET /odata/QueueItems';

const routes = [RESULTS, BULK_ADD, ADVANCE, QUEUE_ITEMS];

const actions: ReadonlyArray<Pick<Fault, 'do' | 'when'>> = [
	{ do: { reset: true } },
	{ do: { reset: true }, when: 'after' },
	{ do: { answer: { status: 429, headers: { 'retry-after': '1' }, body: { message: 'Too many requests' } } } },
	{ do: { cut: 30 } },
	{ do: { answer: { status: 503, body: { message: 'Unavailable' } } } },
	{ do: { html: 502 } },
	{ do: { hang: 500, then: 'close' } satisfies FaultAction },
	{ do: { shortLength: true } },
	{ do: { badGzip: true } },
];

/** The fault numbered `at`, for the next request to its route: each way to go wrong meets each route. */
export function faultAt(at: number): Fault {
	const route = routes[at % routes.length] ?? '*';
	return { do: { reset: true }, ...actions[Math.floor(at / routes.length) % actions.length], route, nth: 1 };
}

/** A web page where a list was asked for is refused and not asked for again, as it may be a login page or a proxy's: one list fails. */
export function failsAList({ route, do: action }: Fault): boolean {
	return route === QUEUE_ITEMS && action.html !== undefined;
}
