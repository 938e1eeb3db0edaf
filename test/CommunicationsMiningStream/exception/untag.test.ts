import { untag } from '../../../nodes/CommunicationsMiningStream/exception/untag';
import { readOf } from '../../readOf';
import { address, streams } from '../address';

describe('Exception: Untag', () => {
	it('names the comment in the query', () => {
		const uid = '18ba5ce699f8da1f.abcdef0123456789';
		expect(untag.request(readOf(untag, { ...address, uid }))).toEqual({
			method: 'DELETE',
			path: `${streams}/disputes/exceptions`,
			query: { uid: [uid] },
		});
	});
});
