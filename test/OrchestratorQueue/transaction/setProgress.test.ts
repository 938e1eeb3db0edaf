import { setProgress } from '../../../nodes/OrchestratorQueue/transaction/setProgress';
import { readOf } from '../../readOf';
import { finance } from '../runQueue';

describe('Transaction: Set Progress', () => {
	const request = (parameters: object) => setProgress.request(readOf(setProgress, { ...finance, itemId: '1050200', ...parameters }));

	it('replaces the progress of the item', () => {
		expect(request({ progress: ' 50 % ' })).toEqual({
			method: 'POST',
			path: '/odata/QueueItems(1050200)/UiPathODataSvc.SetTransactionProgress',
			headers: { 'X-UIPATH-FolderPath': 'Shared/Finance' },
			body: { progress: '50 %' },
		});
	});

	it('refuses an empty progress, one that is too long, and an id that is none', () => {
		expect(() => request({ progress: '' })).toThrow('"Progress" is empty');
		expect(() => request({ progress: 'x'.repeat(104_858) })).toThrow('UiPath takes 104857');
		expect(() => request({ progress: 'x', itemId: '../1' })).toThrow('is not an id');
	});
});
