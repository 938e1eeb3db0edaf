/** A file as the one part of a multipart form, streamed: it is never held in memory whole. */
import { createHash, randomUUID } from 'node:crypto';

import type { BinaryFile } from '../../shared/operation';

export interface MultipartFile {
	readonly contentType: string;
	/** The form's bytes from the beginning, for each attempt anew. */
	readonly bytes: () => AsyncIterable<Uint8Array>;
	/** SHA-256 in hex and length in bytes of the file, once the form was read to its end. */
	readonly sent: { readonly hash: string; readonly bytes: number };
}

/** The form with the part `file` (RFC 7578). `open` gives the file from its beginning each time. */
export function multipartFile(open: () => Promise<BinaryFile>, fileName: string, mimeType: string): MultipartFile {
	const boundary = randomUUID();
	const sent = { hash: '', bytes: 0 };
	const head =
		`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${quotable(fileName)}"\r\n` +
		`Content-Type: ${/^[\w.+-]+\/[\w.+-]+$/.test(mimeType) ? mimeType : 'application/octet-stream'}\r\n\r\n`;
	return {
		contentType: `multipart/form-data; boundary=${boundary}`,
		sent,
		async *bytes() {
			const sha256 = createHash('sha256');
			let length = 0;
			yield Buffer.from(head);
			for await (const chunk of (await open()).stream as AsyncIterable<Buffer>) {
				sha256.update(chunk);
				length += chunk.length;
				yield chunk;
			}
			Object.assign(sent, { hash: sha256.digest('hex'), bytes: length });
			yield Buffer.from(`\r\n--${boundary}--\r\n`);
		},
	};
}

/** As browsers write it: quotes and line breaks would end the name. */
function quotable(fileName: string): string {
	return fileName.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');
}
