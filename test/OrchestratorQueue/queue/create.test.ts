import { create } from '../../../nodes/OrchestratorQueue/queue/create';
import { emulated } from '../../emulated';
import { readOf } from '../../readOf';
import { finance, runAlone } from '../runQueue';

describe('Queue: Create', () => {
	const request = (parameters: object) => create.request(readOf(create, { ...finance, ...parameters }));

	it('sends only what was set', () => {
		expect(request({ name: ' Orders ' })).toEqual({
			method: 'POST',
			path: '/odata/QueueDefinitions',
			headers: { 'X-UIPATH-FolderPath': 'Shared/Finance' },
			body: { Name: 'Orders', EnforceUniqueReference: false },
		});
	});

	it('sends every setting, a schema as text', () => {
		const options = {
			description: 'd',
			maxNumberOfRetries: 0,
			acceptAutomaticallyRetry: false,
			retryAbandonedItems: true,
			encrypted: false,
			specificContentSchema: '{"type": "object"}',
			outputSchema: {},
			slaInMinutes: 60,
			riskSlaInMinutes: 30,
		};
		expect(request({ name: 'Orders', enforceUniqueReference: true, options }).body).toEqual({
			Name: 'Orders',
			Description: 'd',
			MaxNumberOfRetries: 0,
			AcceptAutomaticallyRetry: false,
			RetryAbandonedItems: true,
			EnforceUniqueReference: true,
			Encrypted: false,
			SpecificDataJsonSchema: '{"type":"object"}',
			SlaInMinutes: 60,
			RiskSlaInMinutes: 30,
		});
	});

	it.each([
		[{ name: '' }, '"Name" is empty'],
		[{ name: 'x'.repeat(51) }, '"Name" has 51 characters'],
		[{ name: 'x', options: { description: 'x'.repeat(251) } }, '"Description" has 251 characters'],
		[{ name: 'x', options: { maxNumberOfRetries: 51 } }, 'from 0 to 50'],
		[{ name: 'x', options: { specificContentSchema: '[]' } }, 'must be a JSON object'],
	])('refuses %j', (parameters, problem) => {
		expect(() => request(parameters)).toThrow(problem);
	});

	describe('over sockets', () => {
		const held = emulated();

		it('makes the queue, and is refused a second of the same name', async () => {
			const { items } = await runAlone(held.emulator, create, { ...finance, name: 'Orders', enforceUniqueReference: true });
			expect(items[0]?.json).toMatchObject({ name: 'Orders', enforceUniqueReference: true });
			await expect(runAlone(held.emulator, create, { ...finance, name: 'Orders' })).rejects.toThrow('Nothing was changed');
		});

		it('is not sent again when its outcome is unknown', async () => {
			const route = 'POST /odata/QueueDefinitions';
			held.emulator.journal.clear();
			held.emulator.faults.set([{ route, nth: 1, do: { reset: true } }]);
			await expect(runAlone(held.emulator, create, { ...finance, name: 'More' })).rejects.toThrow('unknown whether');
			expect(held.emulator.journal.entries({ route })).toHaveLength(1);
		});
	});
});
