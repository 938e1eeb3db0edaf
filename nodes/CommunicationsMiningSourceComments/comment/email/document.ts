/** One raw e-mail as it is sent (UiPath API catalogue, RawEmail). */
import { InputError } from '../../../shared/wire/input';
import { ownObject } from '../../../shared/wire/json';
import type { Json } from '../../../shared/wire/request';
import { checkAttachments, isLongerThan, MOST_CHARACTERS } from '../new/check';

const MOST_HTML_CHARACTERS = 33_554_432;

type JsonObject = { readonly [key: string]: Json };

export interface RawEmail extends JsonObject {
	readonly headers: { readonly raw: string } | { readonly parsed: JsonObject };
	readonly body: JsonObject;
}

export interface Parts {
	readonly headers: RawEmail['headers'];
	readonly plain: string | undefined;
	readonly html: string | undefined;
	readonly attachments: readonly Json[];
}

/** @throws InputError where UiPath would refuse it. */
export function rawEmailOf({ headers, plain, html, attachments }: Parts): RawEmail {
	if ('raw' in headers && isLongerThan(headers.raw, MOST_CHARACTERS)) {
		throw new InputError(`The headers have more than ${MOST_CHARACTERS} characters, which UiPath does not take as text. Give them as JSON.`);
	}
	checkAttachments(attachments, 'Email');
	return { headers, body: bodyOf(plain, html), ...(attachments.length > 0 && { attachments }) };
}

/** UiPath takes far more HTML than plain text, so a plain text that is too long goes as HTML that reads the same. */
function bodyOf(plain: string | undefined, html: string | undefined): JsonObject {
	const tooLong = plain !== undefined && isLongerThan(plain, MOST_CHARACTERS);
	const rich = html ?? (tooLong ? `<pre>${escaped(plain)}</pre>` : undefined);
	if (rich !== undefined && isLongerThan(rich, MOST_HTML_CHARACTERS)) {
		throw new InputError(`The body has more than ${MOST_HTML_CHARACTERS} characters, which UiPath does not take.`);
	}
	if (rich === undefined) return { plain: plain ?? '' };
	return { ...(plain !== undefined && !tooLong && { plain }), html: rich };
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** Headers by name; one that occurs more than once has a list. */
export function parsedHeaders(lines: ReadonlyArray<readonly [string, string]>): { readonly parsed: JsonObject } {
	const values = new Map<string, string[]>();
	for (const [name, value] of lines) {
		const known = values.get(name);
		if (known === undefined) values.set(name, [value]);
		else known.push(value);
	}
	return { parsed: ownObject([...values].map(([name, all]) => [name, all.length === 1 ? (all[0] ?? '') : all] as const)) };
}

/** The longest Message-ID, in bytes, of which UiPath can make an ID: two characters for each byte. */
export const MOST_ID_BYTES = 512;

/**
 * The ID of the comment that UiPath makes of an e-mail with these headers: the first Message-ID in hex (UiPath API catalogue,
 * Sync raw emails). `undefined` where there is none, or one that is too long for an ID.
 */
export function idOfMessage(headers: RawEmail['headers']): string | undefined {
	const messageId = messageIdOf(headers);
	return messageId === undefined || Buffer.byteLength(messageId) > MOST_ID_BYTES ? undefined : Buffer.from(messageId).toString('hex');
}

/** As it stands there. */
function messageIdOf(headers: RawEmail['headers']): string | undefined {
	if ('raw' in headers) return /^message-id:\s*(\S+)/im.exec(headers.raw)?.[1];
	const [, value] = Object.entries(headers.parsed).find(([name]) => name.toLowerCase() === 'message-id') ?? [];
	const first: unknown = Array.isArray(value) ? value[0] : value;
	return typeof first === 'string' && first.trim() !== '' ? first.trim() : undefined;
}
