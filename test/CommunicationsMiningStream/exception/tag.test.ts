import { tag } from '../../../nodes/CommunicationsMiningStream/exception/tag';
import { readOf } from '../../readOf';
import { address, streams } from '../address';

const uid = '18ba5ce699f8da1f.abcdef0123456789';

describe('Exception: Tag', () => {
	it('tags the comment with the type that people will see', () => {
		expect(tag.request(readOf(tag, { ...address, uid, type: 'Wrong Prediction' }))).toEqual({
			method: 'PUT',
			path: `${streams}/disputes/exceptions`,
			body: { exceptions: [{ uid, metadata: { type: 'Wrong Prediction' } }] },
		});
	});

	it.each(['', 'abcdef0123456789', '18ba5ce699f8da1f.', 'x y'])('refuses %j, which is no uid', (written) => {
		expect(() => tag.request(readOf(tag, { ...address, uid: written }))).toThrow(/is empty|is not a comment uid/);
	});
});
