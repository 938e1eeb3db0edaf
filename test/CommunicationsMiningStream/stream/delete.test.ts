import { delete as deleteStream } from '../../../nodes/CommunicationsMiningStream/stream/delete';
import { readOf } from '../../readOf';
import { address, streams } from '../address';

describe('Stream: Delete', () => {
	it('deletes the stream that is named', () => {
		const request = deleteStream.request(readOf(deleteStream, address));
		expect(request).toEqual({ method: 'DELETE', path: `${streams}/disputes` });
	});

	it('says to people and to AI agents that it cannot be undone', () => {
		expect(deleteStream.description).toContain('cannot be undone');
	});
});
