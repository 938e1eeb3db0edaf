/** Which comment an e-mail in a file belongs to, found without holding the file in memory. */
import { createHash } from 'node:crypto';

import type { BinaryFile } from '../../../shared/operation';
import { idOfMessage } from './document';
import { parsed } from './eml';

/** What names the comment of an e-mail. */
export interface Identity {
	readonly id: string;
	/** What has to be sent as the comment's ID; `undefined` where UiPath makes the same of the Message-ID. */
	readonly commentId: string | undefined;
}

/** More than this is no e-mail's headers; the parser refuses it too. */
const MOST_HEADER_BYTES = 2_000_000;

/**
 * Reads the headers, and no more of the file where they have a usable Message-ID; any other file gets the SHA-256 of all of it
 * in hex, so that the same file always gives the same ID. @throws InputError where it has no headers
 */
export async function identityOf({ stream, fileName }: BinaryFile): Promise<Identity> {
	const sha256 = createHash('sha256');
	const beginning: Buffer[] = [];
	let searched = false;
	for await (const chunk of stream as AsyncIterable<Buffer>) {
		sha256.update(chunk);
		if (searched) continue;
		beginning.push(chunk);
		const head = Buffer.concat(beginning);
		const end = endOfHeaders(head);
		if (end === undefined) continue;
		const id = await messageIdIn(head.subarray(0, end), fileName);
		if (id !== undefined) return { id, commentId: undefined };
		searched = true;
	}
	const id = searched ? undefined : await messageIdIn(Buffer.concat(beginning), fileName);
	if (id !== undefined) return { id, commentId: undefined };
	const fingerprint = sha256.digest('hex');
	return { id: fingerprint, commentId: fingerprint };
}

async function messageIdIn(head: Buffer, fileName: string): Promise<string | undefined> {
	return idOfMessage((await parsed(head, fileName)).headers);
}

/** Where the empty line after the headers ends; `undefined` where it is not there yet. */
function endOfHeaders(head: Buffer): number | undefined {
	const found = /(?:^|\n)\r?\n/.exec(head.toString('latin1', 0, MOST_HEADER_BYTES));
	if (found !== null) return found.index + found[0].length;
	return head.length > MOST_HEADER_BYTES ? MOST_HEADER_BYTES : undefined;
}
