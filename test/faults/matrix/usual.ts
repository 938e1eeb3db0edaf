/** What an operation does where nothing goes wrong: what is compared with when something does. */
import type { Effect } from '../../../nodes/shared/wire/request';
import type { Emulator, JournalEntry } from '../../emulator';
import type { PlacedOperation } from '../../operations/everyOperation';
import { arranged, NODE, ran } from '../../operations/runSample';

/** One kind of request that an operation sends. */
export interface Target {
	readonly route: string;
	readonly effect: Effect;
	/** How often it is sent where nothing goes wrong. */
	readonly times: number;
	/** The emulator's answer to the first of them. */
	readonly answer: { readonly status: number; readonly body: string };
}

export interface Usual {
	readonly targets: readonly Target[];
	/** The requests in their order, without those for a token. */
	readonly calls: readonly JournalEntry[];
	/** The items put out, their times and random keys blotted out. */
	readonly output: string;
	/** The emulator's state before and after, blotted likewise. */
	readonly before: string;
	readonly after: string;
}

const TOKEN = 'POST /identity_/connect/token';

/** Requests that arrived since the journal was emptied, without those for a token. */
export function callsTo(emulator: Emulator): readonly JournalEntry[] {
	return emulator.journal.entries().filter(({ route }) => route !== TOKEN);
}

export function tokenRequests(emulator: Emulator): number {
	return emulator.journal.entries({ route: TOKEN }).length;
}

/** JSON without what differs from run to run: moments, random keys, versions. */
export function blotted(value: unknown): string {
	return JSON.stringify(value, undefined, 1)
		.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?/g, '<moment>')
		.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, '<key>')
		.replace(/filesystem-v2:[^"]*/g, '<file>')
		.replace(/("rowVersion": )"[^"]*"/g, '$1<version>')
		// A lost reply that was a creation makes the repeat an update; what is in the source is the same.
		.replace(/("outcome": )"(?:created|updated|unchanged|synced)"/g, '$1"<written>"')
		// An export goes on by itself once it was asked for.
		.replace(/"status": "\w+",\s+"size": \d+/g, '<export>');
}

export function stateOf({ services }: Emulator): string {
	return blotted([services.orchestrator.state(), services.communicationsMining.state()]);
}

const known = new Map<string, Promise<Usual>>();

/** Worked out once for each operation. */
export async function usualOf(emulator: Emulator, placed: PlacedOperation): Promise<Usual> {
	const found = known.get(placed.key) ?? observed(emulator, placed);
	known.set(placed.key, found);
	return await found;
}

async function observed(emulator: Emulator, placed: PlacedOperation): Promise<Usual> {
	const ready = await arranged(emulator, placed);
	const before = stateOf(emulator);
	const finished = await ran(placed, ready);
	if (finished.error !== undefined) throw finished.error;
	const [output, after, calls] = [blotted(finished.items(NODE)), stateOf(emulator), callsTo(emulator)];
	const answers = await answersTo(calls, emulator, placed);
	const targets = new Map<string, Target>();
	for (const [index, { route, method }] of calls.entries()) {
		const answer = answers[index];
		if (route === null || answer === undefined) throw new Error(`${placed.key} asks for what is not there`);
		const times = (targets.get(route)?.times ?? 0) + 1;
		const effect = method === 'GET' ? 'reads' : placed.operation.effect;
		targets.set(route, { effect, route, answer, ...targets.get(route), times });
	}
	return { targets: [...targets.values()], calls, output, before, after };
}

/** The emulator's answers, by asking the same again in the same state. */
async function answersTo(calls: readonly JournalEntry[], emulator: Emulator, placed: PlacedOperation) {
	await arranged(emulator, placed);
	const answers: Array<Target['answer']> = [];
	for (const { origin, rawPath, query, method, headers, body } of calls) {
		const kept = Object.entries(headers).filter(([name]) => /^(?:authorization|content-type|x-uipath-.*)$/.test(name));
		const reply = await fetch(`${emulator[origin]}${rawPath}${query === '' ? '' : `?${query}`}`, {
			method,
			headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
			...(method !== 'GET' && body !== null && body !== '' && { body }),
		});
		answers.push({ status: reply.status, body: await reply.text() });
	}
	return answers;
}
