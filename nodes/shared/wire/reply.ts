/** A reply that arrived whole but cannot be trusted. The message completes "UiPath's reply cannot be used: …". */
export class ReplyError extends Error {
	constructor(message: string) {
		super(message);
		this.name = 'ReplyError';
	}
}
