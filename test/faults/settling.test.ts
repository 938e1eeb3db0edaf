// I3, I7: what a settling operation says of itself where a later request of its own fails. Each was found by the laws.
import type { IDataObject } from 'n8n-workflow';

import { clearContent } from '../../nodes/OrchestratorQueue/queueItem/clearContent';
import { update } from '../../nodes/OrchestratorQueue/queueItem/update';
import { setReviewStatus } from '../../nodes/OrchestratorQueue/review/setReviewStatus';
import { postpone } from '../../nodes/OrchestratorQueue/transaction/postpone';
import { setResult } from '../../nodes/OrchestratorQueue/transaction/setResult';
import type { Operation } from '../../nodes/shared/operation';
import type { Fault } from '../emulator';
import { emulated } from '../emulated';
import { apiOf, outcomesOf } from '../laws/told';
import { readOf } from '../readOf';

const ITEM = 'GET /odata/QueueItems({key})';
const RESULT = 'POST /odata/Queues({key})/UiPathODataSvc.SetTransactionResult';
const REVIEW = 'POST /odata/QueueItems/UiPathODataSvc.SetItemReviewStatus';

const held = emulated({ seed: 'empty' });

function itemsWith(status: string) {
	return held.emulator.services.orchestrator.queue('Invoices').items.filter((item) => item.status === status);
}

/** What each item is told: its JSON, or the message of its error. */
async function told(
	operation: Operation,
	faults: readonly Fault[],
	...items: readonly IDataObject[]
): Promise<readonly unknown[]> {
	const folder = { mode: 'path', value: 'Shared/Finance' };
	const reads = items.map((given, item) => readOf(operation, { folder, ...given }, undefined, { item }));
	held.emulator.faults.set(faults);
	const outcomes = await outcomesOf(operation, reads, apiOf(held.emulator, 'orchestrator'));
	held.emulator.faults.clear();
	return outcomes.map((outcome) => ('items' in outcome ? outcome.items[0]?.json : outcome.error.message));
}

test.each([
	['an update', update, { changes: { priority: 'Low' } }],
	['erasing content', clearContent, {}],
] as const)('%s that cannot be read back is told as done', async (_name, operation, parameters) => {
	const [item] = itemsWith('Failed');
	const fault: Fault = { route: ITEM, nth: 2, times: 4, do: { answer: { status: 500, body: '' } } };
	const words = await told(operation, [fault], { itemId: String(item?.id), ...parameters });
	expect(words).toEqual([expect.stringMatching(/^It was done, but could not be read afterwards: UiPath is not available \(HTTP 500\)/)]);
	expect(operation === update ? item?.priority : item?.specificContent ?? {}).toEqual(operation === update ? 'Low' : {});
});

test('a postponement that cannot be read back is told as unknown, since UiPath may have closed the item', async () => {
	const [item] = itemsWith('InProgress');
	const fault: Fault = { route: ITEM, do: { answer: { status: 500, body: '' } } };
	const words = await told(postpone, [fault], { itemId: String(item?.id), deferDate: '2099-01-01T00:00:00Z' });
	expect(words).toEqual([expect.stringMatching(/^It is unknown whether UiPath did this/)]);
	expect(item?.status).toBe('New');
});

test('a result is not told as set where the item ended alike before, with another output', async () => {
	const [item] = itemsWith('InProgress');
	const result = (output: string) => ({ itemId: String(item?.id), result: 'successful', output });
	expect(await told(setResult, [], result('{"a":1}'))).toMatchObject([{ resultSet: true }]);
	const fault: Fault = { route: RESULT, nth: 1, when: 'before', do: { reset: true } };
	expect(await told(setResult, [fault], result('{"a":2}'))).toEqual([expect.stringMatching(/^It is unknown whether UiPath did this/)]);
	expect(item?.output).toEqual({ a: 1 });
});

test('a result whose reply was lost and whose item cannot be read is told as unknown', async () => {
	const [item] = itemsWith('InProgress');
	const faults: Fault[] = [
		{ route: RESULT, nth: 1, when: 'after', do: { reset: true } },
		{ route: ITEM, do: { answer: { status: 500, body: '' } } },
	];
	const words = await told(setResult, faults, { itemId: String(item?.id), result: 'successful' });
	expect(words).toEqual([expect.stringMatching(/^It is unknown whether UiPath did this/)]);
});

test('items whose review was set keep their success where the request for another one fails', async () => {
	const items = itemsWith('Failed').slice(0, 2);
	expect(items).toHaveLength(2);
	const faults: Fault[] = [
		{ route: REVIEW, nth: 1, do: { answer: { status: 409, body: { message: 'Somebody was faster' } } } },
		{ route: REVIEW, nth: 3, do: { answer: { status: 403, body: { message: 'No' } } } },
	];
	const given = items.map(({ id }) => ({ itemId: String(id), reviewStatus: 'Verified' }));
	const words = await told(setReviewStatus, faults, ...given);
	expect(words.filter((one) => typeof one === 'string')).toEqual([expect.stringContaining('the credential may not do this')]);
	const verified = items.filter(({ reviewStatus }) => reviewStatus === 'Verified').map(({ id }) => ({ id: Number(id) }));
	expect(words.filter((one) => typeof one === 'object')).toMatchObject(verified);
});
