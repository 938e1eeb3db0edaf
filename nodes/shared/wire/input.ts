/**
 * A parameter that cannot be sent as it is. Thrown before any request is made, so nothing has happened on UiPath's side.
 * The message says what is wrong with the value in at most 500 characters and never repeats a value longer than 60.
 */
export class InputError extends Error {
	constructor(message: string) {
		super(message.slice(0, 500));
		this.name = 'InputError';
	}
}

/** `value` in quotes, shortened to 60 characters and with control characters made visible, for use in a message. */
export function quoted(value: string): string {
	const shown = value.length > 60 ? `${value.slice(0, 59)}…` : value;
	return JSON.stringify(shown);
}

/** `text`, the value of the field called `title`, of at most `most` UTF-16 characters. @throws InputError where it has more */
export function bounded<T extends string | undefined>(text: T, title: string, most: number): T {
	if (text === undefined || text.length <= most) return text;
	throw new InputError(`"${title}" has ${text.length} characters; UiPath takes ${most} at most. Shorten it.`);
}

/** Whether `text` holds half of a surrogate pair, which UTF-8 cannot carry. */
export function hasLoneSurrogate(text: string): boolean {
	return /\p{Surrogate}/u.test(text);
}
