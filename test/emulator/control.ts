/** What a test or a person may do to the emulator from outside, under `/__emulator`. None of it is written in the journal. */
import type { Controls } from './emulator';
import { FaultScriptError } from './faultScript';
import type { Answer } from './route';
import { SettingsError } from './settings';

/** Where the control interface lives. */
export const CONTROL = '/__emulator';

type Handler = (controls: Controls, query: URLSearchParams, body: unknown) => Answer;

const done: Answer = { status: 200, body: { status: 'ok' } };

function filterOf(query: URLSearchParams): { route?: string; since?: number } {
	const route = query.get('route');
	const since = query.get('since');
	return { ...(route === null ? {} : { route }), ...(since === null ? {} : { since: Number(since) }) };
}

const HANDLERS: Readonly<Record<string, Handler>> = {
	'GET /health': () => done,
	'GET /state': (controls) => ({ status: 200, body: controls.state() }),
	'GET /journal': (controls, query) => ({ status: 200, body: controls.journal.entries(filterOf(query)) }),
	'DELETE /journal': (controls) => {
		controls.journal.clear();
		return done;
	},
	'GET /faults': (controls) => ({ status: 200, body: controls.faults.list() }),
	'POST /faults': (controls, _query, body) => {
		controls.faults.add(body);
		return { status: 200, body: controls.faults.list() };
	},
	'DELETE /faults': (controls) => {
		controls.faults.clear();
		return done;
	},
	'POST /reset': (controls) => {
		controls.reset();
		return done;
	},
	'GET /settings': (controls) => ({ status: 200, body: controls.settings.all() }),
	'POST /settings': (controls, _query, body) => {
		controls.settings.change(body);
		return { status: 200, body: controls.settings.all() };
	},
	'POST /tokens/expire': (controls) => {
		controls.expireTokens();
		return done;
	},
};

/** Answers a control request; `path` is what follows the control address. Wrong input is 400, an unknown path 404. */
export function control(controls: Controls, method: string, path: string, query: string, body: unknown): Answer {
	const handler = HANDLERS[`${method} ${path}`];
	if (!handler) {
		const known = Object.keys(HANDLERS).join(', ');
		return { status: 404, body: { status: 'error', message: `There is no ${method} ${path}. There are: ${known}.` } };
	}
	try {
		return handler(controls, new URLSearchParams(query), body);
	} catch (error) {
		if (!(error instanceof FaultScriptError || error instanceof SettingsError)) throw error;
		return { status: 400, body: { status: 'error', message: error.message } };
	}
}
