import { get } from '../../../nodes/CommunicationsMiningSourceComments/comment/get';
import { InputError } from '../../../nodes/shared/wire/input';
import { emulated } from '../../emulated';
import { readOf } from '../../readOf';
import { address, badNames, NODE, runComments, sources } from '../runComments';

describe('Comment: Get', () => {
	it('asks for the comment by its ID', () => {
		expect(get.request(readOf(get, { ...address, commentId: '0123456789abcdef' }))).toEqual({
			method: 'GET',
			path: `${sources}/comments/0123456789abcdef`,
		});
	});

	it('encodes once what an ID may hold', () => {
		expect(get.request(readOf(get, { ...address, commentId: 'a?b#c%2F@[x]' })).path).toBe(
			`${sources}/comments/a%3Fb%23c%252F%40%5Bx%5D`,
		);
	});

	it('asks for the markup where that is wanted', () => {
		const read = readOf(get, { ...address, commentId: 'a', options: { includeMarkup: true } });
		expect(get.request(read).query).toEqual({ include_markup: true });
	});

	it.each(['', 'a b', 'a/b', 'ä', 'a\u0000', '\ud800', 'x'.repeat(1025), '..'])('refuses the ID %j before anything is sent', (commentId) => {
		expect(() => get.request(readOf(get, { ...address, commentId }))).toThrow(InputError);
	});

	it.each(badNames)('refuses the source %j before anything is sent', (source) => {
		expect(() => get.request(readOf(get, { ...address, source, commentId: 'a' }))).toThrow(InputError);
	});

	describe('in n8n', () => {
		const held = emulated();

		it('puts out plain columns, and the raw comment on request', async () => {
			const timestamp = '2026-01-05T10:00:00Z';
			const messages = [{ body: { text: 'Hello' }, subject: { text: 'Greeting' }, from: 'a@b.example', to: ['c@d.example'] }];
			held.emulator.services.communicationsMining.addComments('claims-mailbox', [{ id: 'c1', timestamp, messages }]);
			const finished = await runComments(held.emulator, {
				resource: 'comment',
				operation: 'get',
				commentId: 'c1',
				options: { includeRaw: true },
			});
			expect(finished.json(NODE)).toEqual([
				expect.objectContaining({ commentId: 'c1', subject: 'Greeting', body: 'Hello', to: 'c@d.example', timestamp }),
			]);
			expect(finished.json(NODE)[0]?.['raw']).toMatchObject({ id: 'c1', messages });
		});

		it('says that there is no such comment', async () => {
			const finished = await runComments(held.emulator, { resource: 'comment', operation: 'get', commentId: 'none' });
			expect(finished.error?.message).toContain('UiPath found no such thing');
		});
	});
});
