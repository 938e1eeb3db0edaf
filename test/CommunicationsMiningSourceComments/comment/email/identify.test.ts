import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';

import { identityOf } from '../../../../nodes/CommunicationsMiningSourceComments/comment/email/identify';

const hex = (messageId: string) => Buffer.from(messageId).toString('hex');
const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** A file that arrives in pieces of `size` bytes. */
function inPieces(text: string, size = 7) {
	const bytes = Buffer.from(text);
	const count = Math.ceil(bytes.length / size);
	const pieces = Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
	return { stream: Readable.from(pieces), fileName: 'mail.eml', mimeType: 'message/rfc822' };
}

describe('Which comment a file belongs to', () => {
	it.each([
		['with line feeds', 'Subject: x\nMessage-ID: <a@b>\n\nbody'],
		['with carriage returns', 'Subject: x\r\nMessage-ID: <a@b>\r\n\r\nbody'],
		['written in another case and folded', 'Subject: x\r\nMESSAGE-Id:\r\n <a@b>\r\n\r\nbody'],
		['without a body', 'Message-ID: <a@b>\r\n'],
	])('follows from its Message-ID %s', async (_how, file) => {
		expect(await identityOf(inPieces(file))).toEqual({ id: hex('<a@b>'), commentId: undefined });
	});

	it.each([
		['has no Message-ID', 'Subject: x\r\n\r\nMessage-ID: <in the body@b>'],
		['has one that is too long', `Message-ID: <${'x'.repeat(600)}@b>\r\n\r\nbody`],
		['has an empty one', 'Message-ID:\r\nSubject: x\r\n\r\nbody'],
	])('follows from all of its bytes where it %s', async (_how, file) => {
		expect(await identityOf(inPieces(file))).toEqual({ id: hashOf(file), commentId: hashOf(file) });
	});

	it('is found without reading more than the headers', async () => {
		let read = 0;
		const endless = function* () {
			yield Buffer.from('Message-ID: <a@b>\r\n\r\n');
			for (; ; read += 1) yield Buffer.alloc(1000);
		};
		const stream = Readable.from(endless());
		expect(await identityOf({ stream, fileName: 'mail.eml', mimeType: 'message/rfc822' })).toMatchObject({ id: hex('<a@b>') });
		expect(read).toBeLessThan(100);
		expect(stream.destroyed).toBe(true);
	});

	it.each(['', '\r\n\r\nno headers'])('is not guessed of what is no email', async (file) => {
		await expect(identityOf(inPieces(file))).rejects.toThrow('"mail.eml"');
	});
});
