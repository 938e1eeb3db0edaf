import type { Answer, Refusal as ServerRefusal } from '../route';
import { envelope } from './refusal';

/** What the server turns away, in Orchestrator's words (UiPath API catalogue, Orchestrator queues, Errors). */
export function refuse(refusal: ServerRefusal, detail: string): Answer {
	switch (refusal) {
		case 'unauthenticated':
			return { status: 401, body: envelope('NotAuthenticated', 'You are not authenticated!') };
		case 'forbidden':
			return { status: 403, body: envelope('NotAuthenticated', 'You are not authorized!') };
		case 'unknown route':
			return { status: 404 };
		case 'method not allowed':
			return { status: 405 };
		case 'unreadable body':
			return { status: 400, body: envelope('InvalidRequest', `Invalid request! ${detail}`) };
	}
}
