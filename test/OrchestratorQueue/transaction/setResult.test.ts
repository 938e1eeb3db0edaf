import { setResult } from '../../../nodes/OrchestratorQueue/transaction/setResult';
import { emulated } from '../../emulated';
import { finance, runAlone } from '../runQueue';
import { started } from './started';

const ROUTE = 'POST /odata/Queues({key})/UiPathODataSvc.SetTransactionResult';

describe('Transaction: Set Result', () => {
	const held = emulated();
	let itemId: string;
	beforeEach(async () => {
		itemId = await started(held.emulator);
	});

	const items = () => [...held.emulator.services.orchestrator.tenant.items.values()];
	const item = () => items().find(({ id }) => String(id) === itemId);
	const set = async (parameters: object) =>
		await runAlone(held.emulator, setResult, { ...finance, itemId, ...parameters });
	const applicationException = { result: 'applicationException', reason: 'The window did not open' };

	it('finishes an item as successful with its output and analytics', async () => {
		const { items } = await set({ output: { Booked: true, Number: 7 }, options: { analytics: '{"Pages": 2}', operationId: 'op' } });
		expect(items).toEqual([{ json: { id: itemId, resultSet: true, result: 'successful' } }]);
		expect(item()).toMatchObject({ status: 'Successful', output: { Booked: true, Number: 7 }, analytics: { Pages: 2 }, operationId: 'op' });
	});

	it('fails an item for good with a business exception', async () => {
		await set({ result: 'businessException', reason: 'No order number', options: { details: 'seen on page 2' } });
		expect(item()).toMatchObject({
			status: 'Failed',
			processingException: { type: 'BusinessException', reason: 'No order number', details: 'seen on page 2' },
		});
	});

	it('lets UiPath try again after an application exception', async () => {
		await set(applicationException);
		expect(item()?.status).toBe('Retried');
		expect(item()?.chain.map(({ status }) => status)).toEqual(['Retried', 'New']);
	});

	it.each([
		['before', 'successful', {}, 'Successful'],
		['after', 'successful', {}, 'Successful'],
		['after', 'application exception', applicationException, 'Retried'],
		['after', 'business exception', { result: 'businessException', reason: 'No' }, 'Failed'],
	] as const)('succeeds when the reply is lost %s it was applied: %s', async (when, _title, parameters, status) => {
		held.emulator.faults.set([{ route: ROUTE, nth: 1, when, do: { reset: true } }]);
		const { items } = await set(parameters);
		expect(items[0]?.json).toMatchObject({ resultSet: true });
		expect(item()?.status).toBe(status);
		expect(item()?.chain).toHaveLength(status === 'Retried' ? 2 : 1);
	});

	it.each([
		['reason', { result: 'businessException', reason: 'Theirs' }, { result: 'businessException', reason: 'Ours' }],
		['kind of exception', { ...applicationException, result: 'businessException' }, applicationException],
		['output', { output: { Booked: true } }, { output: { Booked: false } }],
		['output with more in it', { output: { Booked: true } }, {}],
	])('does not take a result with another %s, which somebody else set meanwhile, for its own', async (_what, theirs, ours) => {
		await set(theirs);
		held.emulator.faults.set([{ route: ROUTE, nth: 1, when: 'before', do: { reset: true } }]);
		await expect(set(ours)).rejects.toThrow('conflicts with what UiPath has');
	});

	it('says that an item which has a result takes no other', async () => {
		await set({});
		await expect(set({})).rejects.toThrow('conflicts with what UiPath has');
	});

	it.each([500, 502, 504])('tries again after a %i', async (status) => {
		held.emulator.faults.set([{ route: ROUTE, nth: 1, do: { answer: { status, body: null } } }]);
		await set({});
		expect(item()?.status).toBe('Successful');
	});

	it.each([
		[{ result: 'businessException', reason: '  ' }, /"Reason" is empty/],
		[{ output: { Lines: [1, 2] } }, /"Output" has a list at "Lines"/],
		[{ output: '{"Number": 9007199254740993}' }, /"Output" has a number at "Number" that is too large/],
		[{ output: { 'a.b': 1 } }, /"Output" has the key "a.b"/],
		[{ output: { Text: 'x'.repeat(100_000) } }, /UiPath takes 100000/],
		[{ options: { analytics: { Deep: { er: 1 } } } }, /"Analytics" has an object at "Deep"/],
		[{ options: { operationId: 'x'.repeat(129) } }, /"Operation ID" has 129 characters/],
		[{ result: 'maybe' }, /"Result" must be one of/],
		[{ itemId: '1; drop' }, /is not an id/],
	])('refuses %j before anything is sent', async (parameters, problem) => {
		await expect(set(parameters)).rejects.toThrow(problem);
		expect(held.emulator.journal.entries()).toEqual([]);
	});

	it('keeps keys such as __proto__ as keys', async () => {
		await set({ output: '{"__proto__": "x", "constructor": "y"}' });
		expect(Object.keys(item()?.output ?? {})).toEqual(['__proto__', 'constructor']);
	});
});
