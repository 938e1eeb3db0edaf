/** An .eml file as a raw e-mail. */
import { createHash } from 'node:crypto';
import { parse } from 'postal-mime';
import type { Attachment } from 'postal-mime';

import type { BinaryFile } from '../../../shared/operation';
import { InputError } from '../../../shared/wire/input';
import type { Json } from '../../../shared/wire/request';
import { parsedHeaders, rawEmailOf } from './document';
import type { RawEmail } from './document';

/** Of one file; it is held in memory while it is taken apart. */
const MOST_BYTES = 150_000_000;

export interface ParsedEml {
	readonly email: RawEmail;
	/** SHA-256 of the file in hex: the same file gives the same. */
	readonly fingerprint: string;
}

/**
 * Takes a file apart: headers as they stand there (encoded words and all, unfolded), the plain and the HTML text decoded, and
 * what is known of attachments. A message within the message counts as an attachment. @throws InputError
 */
export async function parsedEml(file: BinaryFile): Promise<ParsedEml> {
	const bytes = await collected(file);
	const { headers, text, html, attachments } = await parse(bytes, { forceRfc822Attachments: true }).catch(() => {
		throw new InputError(`"${file.fileName}" cannot be read as an email. Give an .eml file (MIME), not e.g. an Outlook .msg file.`);
	});
	if (headers.length === 0) throw new InputError(`"${file.fileName}" has no email headers. Give an .eml file (MIME).`);
	const email = rawEmailOf({
		headers: parsedHeaders(headers.map(({ originalKey, value }) => [originalKey, value])),
		plain: text,
		html,
		attachments: attachments.map(described),
	});
	return { email, fingerprint: createHash('sha256').update(bytes).digest('hex') };
}

async function collected({ stream, fileName, size = 0 }: BinaryFile): Promise<Buffer> {
	const tooLarge = () => new InputError(`"${fileName}" is larger than ${MOST_BYTES / 1_000_000} MB, which is too much for one email.`);
	if (size > MOST_BYTES) throw tooLarge();
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > MOST_BYTES) throw tooLarge();
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}

function described({ filename, mimeType, disposition, related, content }: Attachment): Json {
	const unnamed = mimeType === 'message/rfc822' ? 'message.eml' : 'unnamed';
	return {
		name: (filename ?? unnamed).slice(0, 256),
		size: typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength,
		content_type: mimeType.slice(0, 256),
		...((disposition === 'inline' || related === true) && { inline: true }),
	};
}
