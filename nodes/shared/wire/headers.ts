import { InputError, quoted } from './input';

/** Header names and values of one request. Values are checked when it is sent: anything but visible ASCII, space and tab is refused. */
export type HeaderValues = Readonly<Record<string, string>>;

const VISIBLE = /^[\t\x20-\x7e]*$/;
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/**
 * `headers` as they may go on the wire, unchanged.
 * @throws InputError for a value that a header cannot carry (line breaks, NUL, non-ASCII letters); nothing is stripped silently.
 */
export function checkedHeaders(headers: HeaderValues): HeaderValues {
	for (const [name, value] of Object.entries(headers)) {
		if (!TOKEN.test(name)) throw new InputError(`${quoted(name)} is not a header name. Nothing was sent.`);
		if (!VISIBLE.test(value)) {
			throw new InputError(`The header ${name} holds a character that a header cannot carry. Nothing was sent.`);
		}
	}
	return headers;
}
