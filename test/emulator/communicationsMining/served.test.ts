import { FormData, request } from 'undici';
import { startEmulator, type Emulator } from '../index';
import { comment } from './caller';

let emulator: Emulator;

beforeAll(async () => {
	emulator = await startEmulator();
});
afterAll(async () => {
	await emulator.stop();
});

interface Received {
	readonly status: number;
	readonly bytes: Buffer;
}

async function send(method: 'GET' | 'POST' | 'PUT', path: string, body?: string | FormData): Promise<Received> {
	const answer = await request(`${emulator.communicationsMiningUrl}${path}`, {
		method,
		headers: {
			authorization: `Bearer ${emulator.credentials.accessToken}`,
			...(typeof body === 'string' && { 'content-type': 'application/json' }),
		},
		body: body ?? null,
	});
	return { status: answer.statusCode, bytes: Buffer.from(await answer.body.arrayBuffer()) };
}

describe('Communications Mining over a socket', () => {
	test('serves results under both spellings of a name', async () => {
		const plain = await send('GET', '/api/v1/datasets/operations/customer-mail/streams/all-mail/results');
		const joined = await send('GET', '/api/v1/datasets/operations%2Fcustomer-mail/streams/all-mail/results');
		expect(plain.status).toBe(200);
		expect(joined).toEqual(plain);
	});

	test('reads an id with every character that the service allows', async () => {
		const id = `a!"#$%&'()*+,-.:;<=>?@[\\]^_\`{|}~`;
		const path = '/api/v1/sources/operations/support-mailbox';
		await send('POST', `${path}/sync`, JSON.stringify({ comments: [comment(id)] }));
		const { bytes } = await send('GET', `${path}/comments/${encodeURIComponent(id)}`);
		expect(JSON.parse(bytes.toString())).toMatchObject({ comment: { id } });
	});

	test('takes an upload and gives the same bytes back', async () => {
		const content = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 256));
		const form = new FormData();
		form.append('file', new Blob([content]), 'a.bin');
		const place = '/api/_private/sources/id:47194279497e141e/comments/b/attachments/0';
		const { bytes } = await send('PUT', place, form);
		const { content_hash: hash } = JSON.parse(bytes.toString()) as { content_hash: string };
		const attachments = [{ name: 'a.bin', size: content.length, content_type: 'application/octet-stream', content_hash: hash }];
		const path = '/api/v1/sources/operations/support-mailbox';
		await send('POST', `${path}/sync`, JSON.stringify({ comments: [{ ...comment('b'), attachments }] }));
		const read = JSON.parse((await send('GET', `${path}/comments/b`)).bytes.toString()) as {
			comment: { attachments: [{ attachment_reference: string }] };
		};
		const [{ attachment_reference: reference }] = read.comment.attachments;
		expect((await send('GET', `/api/v1/attachments/${reference}`)).bytes.equals(content)).toBe(true);
	});

	test('words refusals before any handler in its own envelope', async () => {
		const answer = await request(`${emulator.communicationsMiningUrl}/api/v1/sources`);
		expect(answer.statusCode).toBe(401);
		expect(await answer.body.json()).toEqual({ status: 'error', message: '401 Unauthorized' });
		expect((await send('GET', '/api/v1/nothing')).status).toBe(404);
		expect((await send('POST', '/api/v1/sources/operations/support-mailbox/sync', '{"comments":[')).status).toBe(400);
	});
});
