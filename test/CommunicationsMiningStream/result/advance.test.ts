import { advance } from '../../../nodes/CommunicationsMiningStream/result/advance';
import { readOf } from '../../readOf';
import { address, streams } from '../address';

describe('Result: Advance', () => {
	it('sends the sequence ID as it is', () => {
		expect(advance.request(readOf(advance, { ...address, sequenceId: ' kVou+/= ' }))).toEqual({
			method: 'POST',
			path: `${streams}/disputes/advance`,
			body: { sequence_id: 'kVou+/=' },
		});
	});

	it.each(['', '   '])('refuses the empty sequence ID %j, which would say nothing about where to go', (sequenceId) => {
		expect(() => advance.request(readOf(advance, { ...address, sequenceId }))).toThrow(/"Sequence ID" is empty/);
	});
});
