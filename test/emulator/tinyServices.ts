/** Two services of a few routes each, so that the core's tests depend on no real service. */
import type { Answer, Call, Refusal, Route, Service } from './route';

const STATUS: Readonly<Record<Refusal, number>> = {
	unauthenticated: 401,
	forbidden: 403,
	'unknown route': 404,
	'method not allowed': 405,
	'unreadable body': 400,
};

/** A service whose state is a list of notes; its envelope is `{from, refusal, detail}`. */
export interface TinyService extends Service {
	readonly settings: { shout: boolean; limit: number | null; nested: { depth: number } };
	readonly notes: unknown[];
}

function tiny(name: string, routes: (notes: unknown[]) => readonly Route[]): TinyService {
	const notes: unknown[] = [];
	return {
		name,
		notes,
		routes: routes(notes),
		settings: { shout: false, limit: null, nested: { depth: 1 } },
		refuse: (refusal, detail): Answer => ({ status: STATUS[refusal], body: { from: name, refusal, detail } }),
		state: () => ({ [`${name}Notes`]: notes }),
		reset: () => {
			notes.length = 0;
		},
	};
}

/** Says back what the handler was given. */
function echo({ parameters, query, body, rawPath, origin, elsewhere, caller }: Call): Answer {
	const who = caller && { kind: caller.kind, name: caller.name };
	return { status: 200, body: { parameters, query: [...query], body, rawPath, origin, elsewhere, caller: who } };
}

function adding(notes: unknown[]): Route['handle'] {
	return ({ body }) => {
		notes.push(body);
		return { status: 201, body: { added: body, count: notes.length } };
	};
}

/** The orchestrator of these tests. */
export function tinyOrchestrator(): TinyService {
	return tiny('orchestrator', (notes) => [
		{ name: 'GET /odata/Items', scopes: ['OR.Queues', 'OR.Queues.Read'], handle: echo },
		{ name: 'GET /odata/Items({key})', scopes: ['OR.Queues', 'OR.Queues.Read'], handle: echo },
		{ name: 'POST /odata/Items/UiPathODataSvc.Add', scopes: ['OR.Queues', 'OR.Queues.Write'], handle: adding(notes) },
		{ name: 'GET /api/Status/Get', authenticated: false, handle: () => ({ status: 204 }) },
		{ name: 'GET /api/Large', handle: () => ({ status: 200, body: { text: 'x'.repeat(50_000) } }) },
	]);
}

/** The Communications Mining of these tests. */
export function tinyCommunicationsMining(): TinyService {
	return tiny('communicationsMining', (notes) => [
		{ name: 'GET /api/v1/datasets/{project}/{dataset}', handle: echo },
		{ name: 'POST /api/v1/datasets/{project}/{dataset}', handle: adding(notes) },
	]);
}
