import { gunzipSync } from 'node:zlib';

import { letterOf } from '../../../nodes/shared/client/letter';
import { path } from '../../../nodes/shared/wire/path';
import { JsonBytes, StreamBody } from '../../../nodes/shared/wire/request';
import type { Request } from '../../../nodes/shared/wire/request';

const root = new URL('https://cloud.example/acme/tenant/reinfer_/');
const post = (body: Request['body'], compress?: boolean): Request => ({
	method: 'POST',
	path: path`/api/v1/things`,
	...(body !== undefined && { body }),
	...(compress !== undefined && { compress }),
});
const large = Buffer.from(JSON.stringify({ text: 'é😀'.repeat(5000) }));

describe('A letter', () => {
	it('carries JSON that was written already byte for byte', async () => {
		const bytes = Buffer.from('{ "a" : 1.0, "b":"\\u00e9" }');
		const letter = await letterOf(post(new JsonBytes(bytes)), root, {}, false);
		expect(letter.body).toBe(bytes);
		expect(letter.headers['content-type']).toBe('application/json');
		expect(letter.path).toBe('/acme/tenant/reinfer_/api/v1/things');
	});

	it.each([
		['JSON that was written already', new JsonBytes(large)],
		['JSON that has yet to be written', { text: 'é😀'.repeat(5000) }],
	])('compresses %s where that is wanted, and says so', async (_what, body) => {
		const letter = await letterOf(post(body, true), root, {}, false);
		expect(letter.headers['content-encoding']).toBe('gzip');
		expect(gunzipSync(letter.body as Uint8Array).equals(large)).toBe(true);
	});

	it.each([
		['what is short', new JsonBytes(Buffer.from('{}')), true],
		['what the request does not want compressed', new JsonBytes(large), false],
	])('leaves %s as it is', async (_what, body, compress) => {
		const letter = await letterOf(post(body, compress), root, {}, true);
		expect(letter.body).toBe(body.bytes);
		expect(letter.headers).not.toHaveProperty('content-encoding');
	});

	it('sends an empty object and an empty list as they are, and no body where there is none', async () => {
		const requests = [{}, [], undefined].map((body) => post(body));
		const letters = await Promise.all(requests.map(async (request) => await letterOf(request, root, {}, false)));
		expect(letters.map(({ body }) => body)).toEqual(['{}', '[]', undefined]);
	});

	it('says of a stream what it is', async () => {
		const body = new StreamBody('text/csv', async function* () {
			yield await Promise.resolve(Buffer.from('a'));
		});
		const letter = await letterOf(post(body), root, {}, true);
		expect([letter.body, letter.headers['content-type']]).toEqual([body, 'text/csv']);
	});
});
