import { update } from '../../../nodes/CommunicationsMiningStream/stream/update';
import { readOf } from '../../readOf';
import { address, streams } from '../address';

describe('Stream: Update', () => {
	it('sends only what was set', () => {
		expect(update.request(readOf(update, { ...address, title: 'Disputes of all kinds' }))).toEqual({
			method: 'POST',
			path: `${streams}/disputes`,
			body: { stream: { title: 'Disputes of all kinds' } },
		});
	});

	it('refuses an update of nothing', () => {
		expect(() => update.request(readOf(update, address))).toThrow(/nothing to update/);
	});
});
