import type { INodeParameters } from 'n8n-workflow';
import { emulated } from '../../emulated';
import { finance, NODE, runQueue } from '../runQueue';

const PUT = 'PUT /odata/QueueItems({key})';

describe('Queue Item: Update', () => {
	const held = emulated();

	const orchestrator = () => held.emulator.services.orchestrator;
	const added = () => {
		const template = {
			reference: 'D-1',
			priority: 'High' as const,
			specificContent: { Text: 'a', Number: 1 },
			dueDate: '2999-01-01T00:00:00.000Z',
			deferDate: '2998-01-01T00:00:00.000Z',
			progress: 'begun',
		};
		const [item] = orchestrator().addQueueItems('Disputes', 1, template);
		if (item === undefined) throw new Error('Nothing was added');
		return item;
	};
	const update = async (id: unknown, parameters: INodeParameters) =>
		await runQueue(held.emulator, { resource: 'queueItem', operation: 'update', ...finance, itemId: String(id), ...parameters });

	it('changes what is set and leaves everything else as it was', async () => {
		const item = added();
		const finished = await update(item.id, { changes: { priority: 'Low' } });
		expect(finished.json(NODE)).toMatchObject([{ priority: 'Low', progress: 'begun', reference: 'D-1' }]);
		expect(item).toMatchObject({
			priority: 'Low',
			dueDate: '2999-01-01T00:00:00.000Z',
			deferDate: '2998-01-01T00:00:00.000Z',
			progress: 'begun',
			specificContent: { Text: 'a', Number: 1 },
		});
	});

	it('keeps what every input item changes where several change one item', async () => {
		const item = added();
		const parameters = {
			resource: 'queueItem',
			operation: 'update',
			...finance,
			itemId: String(item.id),
			contentChange: 'merge',
			contentFrom: 'json',
			contentJson: '={{ $json }}',
		};
		const finished = await runQueue(held.emulator, parameters, [{ One: 1 }, { Two: 2 }, { Three: 3 }]);
		expect(finished.json(NODE)).toHaveLength(3);
		expect(item.specificContent).toEqual({ Text: 'a', Number: 1, One: 1, Two: 2, Three: 3 });
	});

	it('takes away what is to be removed', async () => {
		const item = added();
		await update(item.id, { changes: { remove: ['DueDate', 'Progress'] } });
		expect(item).toMatchObject({ dueDate: null, progress: null, deferDate: '2998-01-01T00:00:00.000Z' });
	});

	it.each([
		['merge', { Text: 'b', Number: 1, More: true }],
		['replace', { Text: 'b', More: true }],
	])('%s content', async (contentChange, expected) => {
		const item = added();
		await update(item.id, { contentChange, contentFrom: 'json', contentJson: '{"Text": "b", "More": true}' });
		expect(item.specificContent).toEqual(expected);
	});

	it('sends a number beyond 2^53 back digit by digit, and a text that looks like one as a text', async () => {
		const item = added();
		item.specificContent = { Long: 9007199254740993n, Text: '9007199254740993' };
		await update(item.id, { changes: { priority: 'Low' } });
		expect(item).toMatchObject({ priority: 'Low', specificContent: { Long: 9007199254740993n, Text: '9007199254740993' } });
	});

	it('says that an item in progress cannot be edited', async () => {
		const item = added();
		item.status = 'InProgress';
		item.startProcessing = new Date().toISOString();
		const finished = await update(item.id, { changes: { priority: 'Low' } });
		expect(finished.error?.description).toContain('this one was InProgress');
	});

	it('writes once more after a lost reply, and ends in the same state', async () => {
		const item = added();
		held.emulator.faults.add([{ route: PUT, nth: 1, when: 'after', do: { reset: true } }]);
		await update(item.id, { changes: { progress: 'done' } });
		expect(item.progress).toBe('done');
	});

	it('sends nothing for nested content', async () => {
		const finished = await update(1, { contentChange: 'merge', contentFrom: 'json', contentJson: '{"A": {"B": 1}}' });
		expect(finished.error?.message).toContain('"A"');
		expect(held.emulator.journal.entries()).toEqual([]);
	});
});
