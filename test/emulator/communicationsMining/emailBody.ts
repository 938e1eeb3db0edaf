/** The text of a raw e-mail's body, with the signature split off. */
import { convert } from 'html-to-text';
import type { Message } from './objects';

/** `plain` wins where both are there. */
export interface RawBody {
	readonly plain?: string;
	readonly html?: string;
}

const longestText = 65_536;
const longestSignature = 8;

const closing = new RegExp(
	`^(?:${[
		'-- ?',
		'(?:many )?thanks(?: again| in advance)?',
		'thank you(?: very much)?',
		'(?:(?:kind|best|warm) )?regards',
		'best(?: wishes)?',
		'cheers',
		'(?:yours )?sincerely',
		'(?:mit )?(?:freundlichen|besten|viele) grüßen?',
		'(?:bien )?cordialement',
		'z poważaniem',
		'pozdrawiam',
		'よろしくお願いいたします',
		'مع التحية',
	].join('|')})[,.!。،]?$`,
	'i',
);

export function bodyOf({ plain, html }: RawBody): Pick<Message, 'body' | 'signature'> {
	const text = (plain ?? htmlText(html ?? '')).replaceAll('\r\n', '\n').trim().slice(0, longestText);
	const lines = text.split('\n');
	const earliest = Math.max(1, lines.length - longestSignature);
	const start = lines.findIndex((line, index) => index >= earliest && closing.test(line.trim()));
	if (start < 0) return { body: { text } };
	return {
		body: { text: lines.slice(0, start).join('\n').trim() },
		signature: { text: lines.slice(start).join('\n').trim() },
	};
}

function htmlText(html: string): string {
	return convert(html, {
		wordwrap: false,
		limits: { maxInputLength: html.length },
		selectors: [
			{ selector: 'a', options: { ignoreHref: true } },
			{ selector: 'img', format: 'skip' },
		],
	});
}
