/** An .eml file as a raw e-mail. */
import type { Attachment } from 'postal-mime';

import type { BinaryFile } from '../../../shared/operation';
import { InputError } from '../../../shared/wire/input';
import type { Json } from '../../../shared/wire/request';
import { parsedHeaders, rawEmailOf } from './document';
import type { RawEmail } from './document';

/** Of one file; it is held in memory while it is taken apart. */
const MOST_BYTES = 150_000_000;

/**
 * Takes a file apart: headers as they stand there (encoded words and all, unfolded), the plain and the HTML text decoded, and
 * what is known of attachments. A message within the message counts as an attachment. @throws InputError
 */
export async function parsedEml(file: BinaryFile): Promise<RawEmail> {
	const { headers, text, html, attachments } = await parsed(await collected(file), file.fileName);
	return rawEmailOf({ headers, plain: text, html, attachments: attachments.map(described) });
}

/** Takes bytes apart, of a whole file or only of its headers. @throws InputError where they are no e-mail */
export async function parsed(bytes: Buffer, fileName: string) {
	// Loaded by whoever reads an e-mail, and not with every n8n.
	const { default: postalMime } = await import('postal-mime');
	const email = await postalMime.parse(bytes, { forceRfc822Attachments: true }).catch(() => {
		throw new InputError(`"${fileName}" cannot be read as an email. Give an .eml file (MIME), not e.g. an Outlook .msg file.`);
	});
	if (email.headers.length === 0) throw new InputError(`"${fileName}" has no email headers. Give an .eml file (MIME).`);
	return { ...email, headers: parsedHeaders(email.headers.map(({ originalKey, value }) => [originalKey, value])) };
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
