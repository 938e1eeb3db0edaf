import type { IRun, INodeType, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { NodeConnectionTypes, UserError } from 'n8n-workflow';
import { runTrigger, type Verdict } from './runTrigger';

/** Emits its numbers one by one, each after the one before has ended, and keeps what it was told. */
function counting(numbers: readonly number[], told: unknown[], key?: (number: number) => string): INodeType {
	return triggerType(async function count(this: ITriggerFunctions) {
		const loop = async () => {
			for (const number of numbers) {
				const done = this.helpers.createDeferredPromise<IRun>();
				this.emit([[{ json: { number } }]], undefined, done, key?.(number));
				told.push(await done.promise.then((run: IRun | undefined) => run?.status, (error: unknown) => error));
			}
			this.emitError(new UserError('No numbers left'));
		};
		void loop();
		return { closeFunction: async () => void told.push('closed') };
	});
}

function triggerType(trigger: (this: ITriggerFunctions) => Promise<ITriggerResponse>): INodeType {
	return {
		description: {
			displayName: 'Tiny Trigger',
			name: 'tinyTrigger',
			group: ['trigger'],
			version: 1,
			description: 'Only for these tests',
			defaults: { name: 'Tiny Trigger' },
			inputs: [],
			outputs: [NodeConnectionTypes.Main],
			properties: [],
		},
		trigger,
	};
}

const node = { name: 'Trigger', type: 'test.trigger' };

describe('A trigger in the engine', () => {
	it('is told how each execution ended before it emits the next', async () => {
		const told: unknown[] = [];
		const verdicts: Verdict[] = ['success', 'error', new Error('The workflow was deleted')];
		const running = await runTrigger({
			node,
			types: { 'test.trigger': counting([1, 2, 3], told) },
			execute: (_execution, at) => verdicts[at] ?? 'success',
		});
		await running.happened(4);
		expect(running.executions.map(({ items }) => items[0]?.json['number'])).toEqual([1, 2, 3]);
		expect(told).toEqual(['success', 'error', new Error('The workflow was deleted'), 'closed']);
		expect(running.failures.map(({ message }) => message)).toEqual(['No numbers left']);
	});

	it('is never told of an execution that n8n lost', async () => {
		const told: unknown[] = [];
		const running = await runTrigger({
			node,
			types: { 'test.trigger': counting([1, 2], told) },
			execute: () => 'lost',
		});
		await new Promise(setImmediate);
		expect(running.executions).toHaveLength(1);
		expect(told).toEqual([]);
		await running.stop();
		expect(told).toEqual(['closed']);
	});

	it('starts no second execution for a deduplication key, and says so with nothing', async () => {
		const told: unknown[] = [];
		const running = await runTrigger({
			node,
			types: { 'test.trigger': counting([1, 2], told, () => 'the same') },
			execute: () => 'success',
		});
		await running.happened(2);
		expect(running.executions).toHaveLength(1);
		expect(told.slice(0, 2)).toEqual(['success', undefined]);
	});

	it('refuses to be activated with the error of its trigger function', async () => {
		const broken = triggerType(async () => {
			throw new UserError('There is no such stream');
		});
		const activated = runTrigger({ node, types: { 'test.trigger': broken }, execute: () => 'success' });
		await expect(activated).rejects.toThrow('There is no such stream');
	});
});
