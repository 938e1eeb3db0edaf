import { EventEmitter, once } from 'node:events';

import type { Emulator } from '../emulator';
import { startEmulator } from '../emulator';
import { accountOf } from '../engine/account';
import type { Execution, RunningTrigger, Verdict } from '../engine/runTrigger';
import { runTrigger } from '../engine/runTrigger';
import { NODE, runNode } from '../engine/runNode';

const TYPE = 'communicationsMiningStreamTrigger';
const RESULTS = 'GET /api/v1/datasets/{project}/{dataset}/streams/{stream}/results';
const ADVANCE = 'POST /api/v1/datasets/{project}/{dataset}/streams/{stream}/advance';
const DATASET = 'customer-mail';
const STREAM = 'ten';
const address = { project: 'operations', dataset: DATASET, stream: STREAM };

describe('The Stream Trigger', () => {
	let emulator: Emulator;
	let running: RunningTrigger | undefined;

	/**
	 * A stream of ten comments that have just been uploaded. Each test has an emulator of its own: what a stopped trigger
	 * still had on the wire must not reach the next one's stream.
	 */
	beforeEach(async () => {
		emulator = await startEmulator({ seed: 'empty' });
		mining().addStream(DATASET, { name: STREAM });
		const comments = Array.from({ length: 10 }, (_, index) => ({
			id: `0${index}`,
			timestamp: '2026-01-31T09:30:00Z',
			messages: [{ body: { text: `Comment ${index}` }, subject: { text: 'Hello' } }],
		}));
		mining().addComments('support-mailbox', comments);
	});
	afterEach(async () => {
		await running?.stop();
		running = undefined;
		await emulator.stop();
	});

	const mining = () => emulator.services.communicationsMining;
	const position = () => mining().position(DATASET, STREAM);
	const sent = (route: string) => emulator.journal.entries().filter((entry) => entry.route === route);
	const bodies = (executions: readonly Execution[]) =>
		executions.map(({ items }) => items.map(({ json }) => Number(/\d+$/.exec(JSON.stringify(json['body']).slice(0, -1))?.[0])));

	/** Activates and waits until `count` executions, failures and recorded errors have happened. */
	async function activate(
		parameters: object,
		execute: (at: number, execution: Execution) => Verdict | Promise<Verdict>,
		count: number,
	): Promise<RunningTrigger> {
		running = await runTrigger({
			node: { name: 'Stream', type: `n8n-nodes-uipath.${TYPE}`, parameters: { ...address, batchSize: 4, ...parameters } },
			credentials: accountOf(emulator),
			execute: async (execution, at) => await execute(at, execution),
		});
		await running.happened(count);
		return running;
	}

	/** Until the stream stands at `index` or beyond, as its own state says. */
	async function reached(index: number): Promise<void> {
		while (position() < index) await new Promise((resolve) => setTimeout(resolve, 5));
	}

	it('drains in order, advancing after each batch that an execution succeeded with', async () => {
		const seen: number[] = [];
		const trigger = await activate({}, () => (seen.push(position()), 'success'), 3);
		await reached(10);
		expect(bodies(trigger.executions)).toEqual([[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]);
		expect(seen).toEqual([0, 4, 8]);
	});

	it.each<[string, Verdict]>([
		['in error', 'error'],
		['crashed', 'crashed'],
		['canceled', 'canceled'],
		['at a Wait node', 'waiting'],
		['before it could start', new Error('could not start')],
	])(
		'puts a batch out again whose execution ends %s, and does not advance before one succeeds',
		async (_end, verdict) => {
			const trigger = await activate({}, (at) => (at === 0 ? verdict : 'success'), 2);
			await reached(4);
			expect(bodies(trigger.executions).slice(0, 2)).toEqual([[0, 1, 2, 3], [0, 1, 2, 3]]);
		},
	);

	it('reads a batch again, records a failed execution and never advances when n8n does not tell the end in time', async () => {
		const trigger = await activate({ options: { deadline: 1 } }, (at) => (at === 0 ? 'lost' : 'success'), 3);
		expect(bodies(trigger.executions)[1]).toEqual([0, 1, 2, 3]);
		expect(trigger.recorded[0]?.message).toContain('did not end within 1 seconds, so the stream was not advanced');
	});

	it('keeps at most one batch in flight', async () => {
		const events = new EventEmitter();
		const trigger = await activate({}, async (): Promise<Verdict> => (await once(events, 'end'), 'success'), 1);
		emulator.journal.clear();
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(emulator.journal.entries()).toEqual([]);
		events.emit('end');
		await trigger.happened(2);
		expect(position()).toBe(4);
	});

	describe('with one execution per comment', () => {
		it('delivers ten again, not sixteen, after a failure at the seventh', async () => {
			const parameters = { per: 'comment', batchSize: 10 };
			const trigger = await activate(parameters, (at) => (at === 6 ? 'error' : 'success'), 11);
			await reached(10);
			expect(bodies(trigger.executions).flat()).toEqual([0, 1, 2, 3, 4, 5, 6, 6, 7, 8, 9]);
		});

		it('delivers the whole batch again where it is to advance only after the batch', async () => {
			const parameters = { per: 'comment', batchSize: 4, options: { advanceEach: false } };
			const trigger = await activate(parameters, (at) => (at === 2 ? 'error' : 'success'), 7);
			await reached(4);
			expect(bodies(trigger.executions).flat().slice(0, 7)).toEqual([0, 1, 2, 0, 1, 2, 3]);
		});
	});

	describe('advances', () => {
		it('after any end that completes the execution', async () => {
			await activate({ advance: 'onCompletion' }, () => 'error', 3);
			await reached(10);
		});

		it('after the allowed statuses only', async () => {
			const parameters = { advance: 'onStatuses', statuses: ['waiting'] };
			const trigger = await activate(parameters, (at) => (at === 0 ? 'success' : 'waiting'), 4);
			await reached(10);
			expect(bodies(trigger.executions)[1]).toEqual([0, 1, 2, 3]);
		});

		it('immediately, without asking n8n for the end', async () => {
			const trigger = await activate({ advance: 'immediately' }, () => 'error', 3);
			await reached(10);
			expect(trigger.executions.map(({ awaited }) => awaited)).toEqual([false, false, false]);
		});

		it('never by itself where the workflow does it later', async () => {
			const trigger = await activate({ advance: 'later' }, () => 'success', 2);
			expect(bodies(trigger.executions)).toEqual([[0, 1, 2, 3], [0, 1, 2, 3]]);
			expect(sent(ADVANCE)).toEqual([]);
		});
	});

	it('advances past batches of comments that the filter leaves out, with the batch’s own position', async () => {
		mining().addStream(DATASET, { name: 'none', comment_filter: { user_properties: { 'string:Wanted': { one_of: ['yes'] } } } });
		running = await runTrigger({
			node: {
				name: 'Stream',
				type: `n8n-nodes-uipath.${TYPE}`,
				parameters: { ...address, stream: 'none', options: { maxFiltered: 3 } },
			},
			credentials: accountOf(emulator),
			execute: () => 'success',
		});
		while (mining().position(DATASET, 'none') < 10) await new Promise((resolve) => setTimeout(resolve, 5));
		expect(running.executions).toEqual([]);
	});

	describe('when a comment keeps failing', () => {
		const poisonous = (execution: Execution): Verdict =>
			execution.items.some(({ json }) => json['body'] === 'Comment 2') ? 'error' : 'success';
		const options = { deliveries: 2, idleFrom: 1, idleTo: 1 };

		it('finds the culprit by trying the batch comment by comment, then stops and raises', async () => {
			const trigger = await activate({ options }, (_at, execution) => poisonous(execution), 6);
			expect(bodies(trigger.executions)).toEqual([[0, 1, 2, 3], [0, 1, 2, 3], [0], [1], [2]]);
			expect(trigger.failures[0]?.message).toContain('did not succeed after 2 deliveries of comment');
			expect(position()).toBe(2);
		});

		it('tags it as an exception of the stream and goes on', async () => {
			const parameters = { options, poison: 'tag', exceptionType: 'Workflow failed' };
			const trigger = await activate(parameters, (_at, execution) => poisonous(execution), 7);
			await reached(10);
			const [tagged] = emulator.journal.entries().filter(({ method }) => method === 'PUT');
			expect(JSON.parse(tagged?.body ?? '')).toEqual({
				exceptions: [{ uid: expect.stringMatching(/\.02$/), metadata: { type: 'Workflow failed' } }],
			});
			expect(trigger.recorded).toHaveLength(1);
		});

		it('gives it to the second output, and goes on once an execution has succeeded with it there', async () => {
			const execute = (at: number, execution: Execution) => (at === 5 ? 'success' : poisonous(execution));
			const trigger = await activate({ options, poison: 'output' }, execute, 10);
			await reached(10);
			expect(bodies(trigger.executions).slice(4)).toEqual([[2], [2], [3], [4], [5], [6, 7, 8, 9]]);
			expect(trigger.failures).toEqual([]);
		});

		it('stops before it where the second output fails with it, too', async () => {
			const trigger = await activate({ options, poison: 'output' }, (_at, execution) => poisonous(execution), 7);
			expect(trigger.failures).toHaveLength(1);
			expect(position()).toBe(2);
		});
	});

	it('shows one batch in a test run and never advances', async () => {
		const finished = await runNode(emulator, TYPE, { ...address, batchSize: 4 }, [{}], {}, 'manual');
		expect(finished.json(NODE)).toHaveLength(4);
		expect(sent(ADVANCE)).toEqual([]);
	});

	it('refuses to start on a stream that does not exist, and says which ones there are', async () => {
		const refused = activate({ stream: 'nowhere' }, () => 'success', 0);
		await expect(refused).rejects.toMatchObject({ description: expect.stringContaining('There is: ') });
		await expect(refused).rejects.toMatchObject({ description: expect.stringContaining(STREAM) });
	});

	it('stops with a reason when the stream is deleted while it runs', async () => {
		emulator.faults.set([{ route: RESULTS, nth: 2, times: 99, do: { answer: { status: 404, body: { status: 'error', message: '404 Not Found' } } } }]);
		const trigger = await activate({}, () => 'success', 1);
		expect(trigger.failures).toHaveLength(1);
	});

	it('leaves the position untouched when it is deactivated in the middle of an execution', async () => {
		const events = new EventEmitter();
		const trigger = await activate({}, async (): Promise<Verdict> => (await once(events, 'end'), 'success'), 1);
		await trigger.stop();
		events.emit('end');
		await new Promise((resolve) => setTimeout(resolve, 30));
		expect(position()).toBe(0);
		expect(trigger.failures).toEqual([]);
	});
});
