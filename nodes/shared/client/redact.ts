/**
 * A server's own words on one line, at most `limit` characters, with every secret that was sent to it blotted out should it
 * repeat one.
 */
export function safeWords(words: string, secrets: readonly string[], limit = 300): string {
	let text = words.slice(0, 20_000);
	for (const secret of secrets) if (secret !== '') text = text.replaceAll(secret, '[hidden]');
	text = text.replace(/\b(?:Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, '[hidden]');
	text = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
	return text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
}
