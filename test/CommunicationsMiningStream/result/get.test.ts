import type { Fault } from '../../emulator';
import { emulated } from '../../emulated';
import { NODE, runNode } from '../../engine/runNode';
import { address } from '../address';

const TYPE = 'communicationsMiningStream';
const RESULTS = 'GET /api/v1/datasets/{project}/{dataset}/streams/{stream}/results';
const ADVANCE = 'POST /api/v1/datasets/{project}/{dataset}/streams/{stream}/advance';

describe('Result: Get', () => {
	const held = emulated();

	const get = async (parameters = {}, node = {}) =>
		await runNode(held.emulator, TYPE, { resource: 'result', operation: 'get', ...address, ...parameters }, [{}], node);
	const sent = (route: string) => held.emulator.journal.entries().filter((entry) => entry.route === route);
	const position = () => held.emulator.services.communicationsMining.position('customer-mail', 'disputes');

	it('puts out one item per comment, with plain columns, labels and both positions, and leaves the stream alone', async () => {
		const finished = await get({ maxResults: 5 });
		const expected = held.emulator.services.communicationsMining.uids('customer-mail', 'disputes').slice(0, 5);
		const items = finished.json(NODE);
		expect(items.map(({ uid }) => uid)).toEqual(expected);
		expect(items[0]).toMatchObject({
			reference: expected[0],
			subject: expect.any(String),
			body: expect.any(String),
			from: expect.any(String),
			label: expect.any(String),
			probability: expect.any(Number),
			sequenceId: expect.any(String),
			batchSequenceId: expect.any(String),
		});
		expect(items[0]).not.toHaveProperty('raw');
		expect(new Set(items.map(({ batchSequenceId }) => batchSequenceId)).size).toBe(1);
		expect(position()).toBe(0);
	});

	it('puts out the batch as one item, and one item per extraction with that label’s fields', async () => {
		const batch = (await get({ maxResults: 5, output: 'batch' })).json(NODE);
		expect(batch).toEqual([expect.objectContaining({ count: 5, more: true, comments: expect.any(Array) })]);
		const extractions = (await get({ maxResults: 5, output: 'extractions' })).json(NODE);
		const labels = (await get({ maxResults: 5 })).json(NODE).flatMap((item) => item['labels']);
		expect(extractions).toHaveLength(labels.length);
		expect(extractions[0]).toMatchObject({ extraction: 0, label: expect.any(String), fields: expect.any(Object) });
	});

	it('adds the result as UiPath sent it on request', async () => {
		const [item] = (await get({ maxResults: 1, options: { includeRaw: true } })).json(NODE);
		expect(item?.['raw']).toMatchObject({ comment: { uid: item?.['uid'] } });
	});

	describe('at a batch that the filter leaves out entirely', () => {
		const filtered = { results: [], num_filtered: 7, more_results: true, continuation: 'bmV4dA==', status: 'ok' };
		const once = () => {
			held.emulator.faults.set([{ route: RESULTS, nth: 1, do: { answer: { status: 200, body: filtered } } }]);
		};

		it('puts nothing out, advances nothing, and says what stands in the way', async () => {
			once();
			const finished = await get();
			expect(finished.json(NODE)).toEqual([]);
			expect(finished.hints(NODE).map(({ message }) => message)).toEqual([
				expect.stringContaining('left out all 7 comments'),
			]);
			expect(sent(ADVANCE)).toHaveLength(0);
		});

		it('advances past it on request, reads on, and says how many it passed', async () => {
			once();
			held.emulator.faults.add([{ route: ADVANCE, nth: 1, do: { answer: { status: 200, body: { status: 'ok' } } } }]);
			const finished = await get({ maxResults: 3, options: { passFiltered: true } });
			expect(finished.json(NODE)).toHaveLength(3);
			expect(sent(ADVANCE).map(({ body }) => body)).toEqual([JSON.stringify({ sequence_id: 'bmV4dA==' })]);
			expect(finished.hints(NODE)[0]?.message).toContain('Advanced past 7 comments');
		});
	});

	it.each<[string, Fault['do']]>([
		['a cut body', { cut: 400 }],
		['half JSON, correctly framed', { shortLength: true }],
		['a wrong shape', { answer: { status: 200, body: { status: 'ok', results: [] } } }],
		['an error envelope with 200', { answer: { status: 200, body: { status: 'error', message: 'no' } } }],
		['an empty token', { answer: { status: 200, body: { status: 'ok', results: [], num_filtered: 1, more_results: false, continuation: '' } } }],
	])('never advances on %s', async (_fault, action) => {
		held.emulator.faults.set([{ route: RESULTS, when: 'after', do: action }]);
		const finished = await get({ options: { passFiltered: true } });
		expect(finished.status).toBe('error');
		expect(sent(ADVANCE)).toHaveLength(0);
	}, 30_000);

	it('refuses titles in place of API names before the stream is read', async () => {
		const finished = await get({ stream: 'Billing disputes' });
		expect(finished.error?.message).toContain('cannot be the API name of a stream');
		expect(finished.error?.description).toContain('There is: ');
		expect(finished.error?.description).toContain('disputes');
		expect(sent(RESULTS)).toHaveLength(0);
	});

	it('is advanced by one request, however many comments carry the position of their batch', async () => {
		const items = (await get({ maxResults: 64 })).json(NODE);
		const parameters = { resource: 'result', operation: 'advance', ...address, sequenceId: '={{ $json.batchSequenceId }}' };
		const finished = await runNode(held.emulator, TYPE, parameters, items);
		const advanced = items.map(({ batchSequenceId }) => ({ advanced: true, sequenceId: batchSequenceId }));
		expect(finished.json(NODE)).toEqual(advanced);
		expect(sent(ADVANCE)).toHaveLength(1);
		expect(position()).toBeGreaterThan(0);
	});

	it('is advanced comment by comment in their order', async () => {
		const items = (await get({ maxResults: 16 })).json(NODE);
		const parameters = { resource: 'result', operation: 'advance', ...address, sequenceId: '={{ $json.sequenceId }}' };
		await runNode(held.emulator, TYPE, parameters, items);
		const bodies = items.map(({ sequenceId }) => JSON.stringify({ sequence_id: sequenceId }));
		expect(sent(ADVANCE).map(({ body }) => body)).toEqual(bodies);
	});
});
