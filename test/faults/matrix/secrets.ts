/** I5: where the secret and the tokens may be, and all the places where they may not. */
import { inspect } from 'node:util';

import type { Emulator, JournalEntry } from '../../emulator';
import type { Finished } from '../../engine/runWorkflow';
import { NODE } from '../../operations/runSample';
import { takeLog } from './logged';

const TOKEN = 'POST /identity_/connect/token';

/**
 * Looks for the secret and every token that was sent: in the error, in what n8n stores of the run (items with the names of their
 * files, and hints, among it), in n8n's log, in what reached other hosts, and in every part of the requests but their own.
 */
export function expectNoSecret(emulator: Emulator, finished: Finished): void {
	const { error, run } = finished;
	const { runData } = run.data.resultData;
	const shown = [
		inspect(error, { depth: 10, showHidden: true }),
		error?.stack ?? '',
		JSON.stringify([error, finished.items(NODE), finished.hints(NODE)]),
		inspect(runData, { depth: 10, maxArrayLength: 20, maxStringLength: 100_000 }),
		...takeLog(),
		...emulator.journal.entries().map(withoutItsPlace),
	];
	const leaked = secretsOf(emulator).filter((secret) => shown.some((text) => text.includes(secret)));
	expect(leaked.map((secret) => `${secret.slice(0, 4)}…`)).toEqual([]);
}

/** What of a request must hold no secret: all of it at another host, all but the header or form field that it belongs to at ours. */
function withoutItsPlace({ origin, route, rawPath, query, headers, body }: JournalEntry): string {
	if (origin === 'elsewhere') return JSON.stringify([rawPath, query, headers, body]);
	const others = { ...headers, authorization: '' };
	return JSON.stringify([rawPath, query, others, route === TOKEN ? '' : body]);
}

/** The secret in both its spellings, and every token that was sent. */
function secretsOf(emulator: Emulator): readonly string[] {
	const { clientSecret, robotToken, apiToken } = emulator.credentials;
	const sent = emulator.journal.entries().map(({ headers }) => headers.authorization?.replace(/^Bearer /, '') ?? '');
	return [...new Set([clientSecret, encodeURIComponent(clientSecret), robotToken, apiToken, ...sent])].filter(Boolean);
}
