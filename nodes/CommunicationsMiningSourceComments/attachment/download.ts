import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { INodeProperties } from 'n8n-workflow';

import { composed } from '../../shared/operation';
import { InputError } from '../../shared/wire/input';
import { path } from '../../shared/wire/path';
import { ReplyError } from '../../shared/wire/reply';

const reference: INodeProperties = {
	displayName: 'Attachment Reference',
	name: 'attachmentReference',
	type: 'string',
	default: '',
	required: true,
	hint: 'Comments name it, e.g. {{ $json.attachments[0].attachment_reference }}',
	description: 'The "attachment_reference" of an attachment',
};

const binaryProperty: INodeProperties = {
	displayName: 'Put Output File in Field',
	name: 'binaryPropertyName',
	type: 'string',
	default: 'data',
	required: true,
	hint: 'The name of the output binary field to put the file in',
};

const expectedHash: INodeProperties = {
	displayName: 'Expected Hash',
	name: 'contentHash',
	type: 'string',
	default: '',
	placeholder: 'e.g. {{ $json.attachments[0].content_hash }}',
	description: 'The "content_hash" of the attachment (SHA-256 in hex); a file that differs is an error',
};

const fileName: INodeProperties = {
	displayName: 'File Name',
	name: 'fileName',
	type: 'string',
	default: '',
	description: 'How to call the file. Without it UiPath says.',
};

/** GET `/api/v1/attachments/<attachment_reference>` (UiPath API catalogue, Comments in a source: Download attachment), streamed. */
export const download = composed({
	value: 'download',
	name: 'Download',
	action: 'Download an attachment',
	description: 'Fetch an attachment of a comment as a file',
	effect: 'reads',
	fields: [reference, binaryProperty],
	options: [expectedHash, fileName],
	parameters: (read) => {
		const hash = read.options.optionalText('contentHash')?.toLowerCase();
		if (hash !== undefined && !/^[0-9a-f]{64}$/.test(hash)) throw new InputError('"Expected Hash" must have 64 hex digits.');
		const written = read.text('attachmentReference');
		if (!/^[\w-]{1,128}$/.test(written)) {
			throw new InputError('"Attachment Reference" has up to 128 letters, digits, "-" and "_", as comments name it.');
		}
		return { reference: written, hash, property: read.text('binaryPropertyName'), name: read.options.optionalText('fileName') };
	},
	run: async (api, { reference: written, hash, property, name }, host) => {
		const request = { method: 'GET', path: path`/api/v1/attachments/${written}` } as const;
		return await api.open(request, async (file) => {
			const digest = { hash: '', bytes: 0 };
			const bytes = Readable.from(checked(file.stream, hash, digest), { objectMode: false });
			const type = file.contentType ?? 'application/octet-stream';
			const stored = await host.store(bytes, name ?? file.fileName ?? written, type);
			const { hash: contentHash, bytes: length } = digest;
			const json = { attachmentReference: written, fileName: stored.fileName ?? '', contentHash, bytes: length };
			return [{ json, binary: { [property]: stored } }];
		});
	},
});

/** The same bytes; fails at their end where they are not those that were expected. */
async function* checked(
	stream: Readable,
	expected: string | undefined,
	digest: { hash: string; bytes: number },
): AsyncGenerator<Buffer, void, void> {
	const sha256 = createHash('sha256');
	let bytes = 0;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		sha256.update(chunk);
		bytes += chunk.length;
		yield chunk;
	}
	const hash = sha256.digest('hex');
	Object.assign(digest, { hash, bytes });
	if (expected !== undefined && expected !== hash) throw new ReplyError('the file is not the one that the expected hash names');
}
