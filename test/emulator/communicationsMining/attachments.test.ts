import { createHash } from 'node:crypto';
import { caller, comment, sourcePath } from './caller';

const content = Buffer.from([0, 255, 13, 10, 45, 45, 13, 10, 1]);
const place = '/api/_private/sources/id:47194279497e141e/comments/a/attachments/0';

async function multipart(name: string): Promise<{ rawBody: Buffer; headers: Record<string, string> }> {
	const form = new FormData();
	form.append('note', 'x');
	form.append(name, new Blob([content]), 'Küche.bin');
	const request = new Request('http://localhost', { method: 'PUT', body: form });
	const rawBody = Buffer.from(await request.arrayBuffer());
	return { rawBody, headers: { 'content-type': request.headers.get('content-type') ?? '' } };
}

describe('attachments', () => {
	test('can be uploaded, named by their hash in a sync, and downloaded', async () => {
		const { send, json, service } = caller('empty');
		const hash = createHash('sha256').update(content).digest('hex');
		expect(send('PUT', place, await multipart('file')).body).toEqual({ status: 'ok', content_hash: hash });
		const attachment = { name: 'Küche.bin', size: content.length, content_type: 'application/x-test', content_hash: hash };
		const body = { comments: [{ ...comment('a'), attachments: [attachment] }] };
		json('POST', sourcePath('/sync'), body);
		expect(json('POST', sourcePath('/sync'), body)).toMatchObject({ unchanged: 1 });
		const read = json('GET', sourcePath('/comments/a')) as {
			comment: { attachments: [{ attachment_reference: string }] };
		};
		const reference = read.comment.attachments[0].attachment_reference;
		expect(reference).toMatch(/^[A-Za-z0-9-_]{1,128}$/);
		const answer = send('GET', `/api/v1/attachments/${reference}`);
		expect(answer.raw).toEqual(content);
		expect(answer.headers).toMatchObject({ 'content-type': 'application/x-test', 'content-length': String(content.length) });
		json('DELETE', sourcePath('/comments?id=a'));
		expect(send('GET', `/api/v1/attachments/${reference}`).status).toBe(404);
		expect(service.state()).toMatchObject({ bill: 1 });
	});

	test('are refused as anything but a form with a file, and for unknown sources', async () => {
		const { send } = caller('empty');
		expect(send('PUT', place, await multipart('other')).status).toBe(400);
		expect(send('PUT', place, { rawBody: content }).status).toBe(400);
		const elsewhere = place.replace('47194279497e141e', '0000000000000000');
		expect(send('PUT', elsewhere, await multipart('file')).status).toBe(404);
		expect(send('PUT', place.replace(/0$/, 'first'), await multipart('file')).status).toBe(400);
	});

	test('have no reference where their content is not known', () => {
		const { json } = caller('empty');
		const attachments = [{ name: 'a', size: 1, content_type: 'b', content_hash: 'a'.repeat(64) }];
		json('POST', sourcePath('/sync'), { comments: [{ ...comment('a'), attachments }] });
		expect(json('GET', sourcePath('/comments/a'))).toMatchObject({ comment: { attachments } });
	});
});
