import { createHash } from 'node:crypto';

import { emulated } from '../../emulated';
import { accountOf } from '../../engine/account';
import { runWorkflow } from '../../engine/runWorkflow';
import { address, billing, NODE, runComments } from '../runComments';

const UPLOAD = 'PUT /api/_private/sources/id:{sourceId}/comments/{commentId}/attachments/{index}';
const content = Buffer.from('Zürich, 😀, \u0000\r\n--not-a-boundary\r\n'.repeat(2000));
const hash = createHash('sha256').update(content).digest('hex');

describe('Attachment: Upload', () => {
	const held = emulated({ seed: 'empty' });
	beforeEach(() => {
		const messages = [{ body: { text: 'See attached' } }];
		const comment = { id: 'aa01', timestamp: '2026-01-31T09:30:00Z', messages, thread_id: 't1' };
		held.emulator.services.communicationsMining.addComments(address.source, [comment]);
	});

	const upload = async (parameters: object = {}, ...fileNames: readonly string[]) =>
		await runWorkflow({
			nodes: [
				{
					name: NODE,
					type: 'n8n-nodes-uipath.communicationsMiningSourceComments',
					parameters: { resource: 'attachment', operation: 'upload', ...address, commentId: 'aa01', ...parameters },
				},
			],
			credentials: accountOf(held.emulator),
			input: (fileNames.length === 0 ? ['receipt "1".pdf'] : fileNames).map((fileName) => ({
				json: {},
				binary: { data: { data: content.toString('base64'), mimeType: 'application/pdf', fileName } },
			})),
		});
	const attachments = async () => {
		const got = await runComments(held.emulator, { resource: 'comment', operation: 'get', commentId: 'aa01' });
		return got.json(NODE)[0]?.['attachments'] as Array<Record<string, unknown>>;
	};

	it('adds the file to the comment, byte for byte, and bills nothing', async () => {
		const before = billing(held.emulator);
		const finished = await upload();
		expect(finished.json(NODE)).toEqual([
			{ uploaded: true, commentId: 'aa01', position: 0, fileName: 'receipt "1".pdf', contentHash: hash, bytes: content.length },
		]);
		const [attachment] = await attachments();
		expect(attachment).toMatchObject({ size: content.length, content_type: 'application/pdf', content_hash: hash });
		expect(billing(held.emulator)).toEqual(before);
		const options = { contentHash: hash };
		const parameters = { resource: 'attachment', operation: 'download', options };
		const attachmentReference = String(attachment?.['attachment_reference']);
		expect((await runComments(held.emulator, { ...parameters, attachmentReference })).json(NODE)[0]?.['bytes']).toBe(content.length);
	});

	it('adds at the end, or replaces what stands at the position', async () => {
		await upload();
		await upload({}, 'second.pdf');
		await upload({ options: { position: 0 } }, 'first.pdf');
		expect((await attachments()).map(({ name }) => name)).toEqual(['first.pdf', 'second.pdf']);
	});

	it('adds every file where several input items add to one comment', async () => {
		const finished = await upload({}, 'a.pdf', 'b.pdf', 'c.pdf');
		expect(finished.json(NODE).map(({ position }) => position)).toEqual([0, 1, 2]);
		expect((await attachments()).map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf', 'c.pdf']);
	});

	it('sends the file again from its beginning when the reply is lost', async () => {
		held.emulator.faults.set([{ route: UPLOAD, nth: 1, when: 'after', do: { reset: true } }]);
		expect((await upload()).status).toBe('success');
		expect((await attachments())[0]).toMatchObject({ content_hash: hash });
	});

	it('does not write the comment where the file arrived otherwise than sent', async () => {
		held.emulator.faults.set([{ route: UPLOAD, do: { answer: { status: 200, body: { status: 'ok', content_hash: 'f'.repeat(64) } } } }]);
		expect((await upload()).error?.message).toContain('did not arrive as it was sent');
		expect(await attachments()).toEqual([]);
	});

	it.each([
		[{ binaryPropertyName: 'file' }, 'no binary data called "file"'],
		[{ options: { position: 2 } }, 'the next position is 0'],
		[{ commentId: 'a b' }, 'cannot be'],
	])('refuses %j', async (parameters, sentence) => {
		const finished = await upload(parameters);
		expect(finished.error?.message).toContain(sentence);
		expect(await attachments()).toEqual([]);
	});
});
