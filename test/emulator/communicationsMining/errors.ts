/** The service's envelopes (UiPath API catalogue, Errors): `{"status":"ok",…}` and `{"status":"error","message":…}`. */
import { STATUS_CODES } from 'node:http';
import type { Answer } from '../route';

/** What a handler throws to refuse a request: an HTTP status and the envelope's message. Nothing has been changed by then. */
export class Refused extends Error {
	constructor(
		readonly status: number,
		detail?: string,
	) {
		const title = `${status} ${STATUS_CODES[status] ?? 'Error'}`;
		super(detail === undefined ? title : `${title}: ${detail}`);
	}

	answer(): Answer {
		return { status: this.status, body: { status: 'error', message: this.message } };
	}
}

/** A success with the given members beside `status`. */
export function ok(members: object = {}): Answer {
	return { status: 200, body: { ...members, status: 'ok' } };
}
