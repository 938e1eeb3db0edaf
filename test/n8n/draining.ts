/**
 * A workflow that drains a stream into a queue of unique references and keeps a tally of what it was given, and what the emulator
 * says about it afterwards.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Emulator } from '../emulator';
import type { CredentialRecord, WorkflowRecord } from './home';

/** Everything that arrives, none of it left out by a filter. */
export const stream = { project: 'operations', dataset: 'customer-mail', name: 'all-mail' } as const;

/** Where the comments end up; references are unique in the first, and the second counts how often each was put out. */
export const queues = { target: 'Disputes', tally: 'Invoices' } as const;

export interface DrainingOptions {
	readonly credential: CredentialRecord;
	/** Comments per execution. */
	readonly batchSize: number;
	/** The trigger's options, by name. */
	readonly options?: Readonly<Record<string, unknown>>;
	/** An expression without its braces; where it is true, the execution fails after the tally and before the queue. */
	readonly fails?: string;
}

interface DrainingWorkflow extends WorkflowRecord {
	readonly settings: Readonly<Record<string, string>>;
}

/** The workflow, with the id `draining`. */
export function drainingWorkflow(given: DrainingOptions): DrainingWorkflow {
	const { credential, batchSize, options = {}, fails = 'false' } = given;
	const { id, name, type } = credential;
	const node = (title: string, kind: string, version: number, y: number, parameters: object, more: object = {}) => ({
		id: title,
		name: title,
		type: kind,
		typeVersion: version,
		position: [title === 'Comments' ? 0 : 300, y],
		parameters,
		...more,
	});
	const ours = (title: string, kind: string, y: number, parameters: object) =>
		node(title, `n8n-nodes-uipath.${kind}`, 1, y, parameters, { credentials: { [type]: { id, name } } });
	// n8n runs branches from top to bottom.
	const nodes = [
		ours('Comments', 'communicationsMiningStreamTrigger', 0, {
			project: named(stream.project),
			dataset: named(stream.dataset),
			stream: named(stream.name),
			batchSize,
			options,
		}),
		ours('Tally', 'orchestratorQueue', -200, addManyTo(queues.tally)),
		node('Fails?', 'n8n-nodes-base.if', 2.2, 0, truthy(`={{ ${fails} }}`), { executeOnce: true }),
		node('Fail', 'n8n-nodes-base.stopAndError', 1, 0, { errorMessage: 'This execution fails on purpose.' }),
		ours('Add Queue Items', 'orchestratorQueue', 200, addManyTo(queues.target)),
	];
	const to = (target: string) => ({ node: target, type: 'main', index: 0 });
	return {
		id: 'draining',
		name: 'Draining',
		nodes,
		connections: {
			Comments: { main: [['Tally', 'Fails?', 'Add Queue Items'].map(to)] },
			'Fails?': { main: [[to('Fail')]] },
		},
		settings: { executionOrder: 'v1', saveDataSuccessExecution: 'none' },
	};
}

function named(value: string, mode = 'name'): object {
	return { __rl: true, mode, value };
}

function addManyTo(queue: string): object {
	return {
		resource: 'queueItem',
		operation: 'addMany',
		folder: named('Shared/Finance', 'path'),
		queue: named(queue),
		reference: '={{ $json.reference }}',
		contentFrom: 'fields',
		contentFields: { field: [{ name: 'Subject', type: 'text', value: '={{ $json.subject }}' }] },
		options: { duplicatesDelivered: true },
	};
}

function truthy(leftValue: string): object {
	const operator = { type: 'boolean', operation: 'true', singleValue: true };
	return {
		conditions: {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
			conditions: [{ id: 'fails', leftValue, rightValue: '', operator }],
			combinator: 'and',
		},
		options: {},
	};
}

/** How far the target queue is. */
export function arrived(emulator: Emulator): number {
	return emulator.services.orchestrator.queue(queues.target).items.length;
}

/** Resolves when the stream has handed out everything and moved past it. @throws when it has not by then */
export async function untilDrained(emulator: Emulator, limitMs: number): Promise<void> {
	const deadline = Date.now() + limitMs;
	while (!emulator.services.communicationsMining.drained(stream.dataset, stream.name)) {
		if (Date.now() > deadline) throw new Error(`After ${limitMs} ms ${arrived(emulator)} comments have arrived.`);
		await sleep(200);
	}
}

/** What became of these comments, counted from the emulator's queues. */
export interface Outcome {
	/** Comments without an item in the target queue: no execution that was given them came to its end. */
	readonly lost: number;
	/** Comments with more than one item there. */
	readonly doubled: number;
	/** Deliveries of a comment after its first. */
	readonly redelivered: number;
}

/** Counts what became of the comments with these uids; the tally must have been empty before. */
export function outcomeOf(emulator: Emulator, uids: readonly string[]): Outcome {
	const target = countOf(emulator, queues.target);
	const tally = countOf(emulator, queues.tally);
	const sum = (value: (uid: string) => number) => uids.reduce((total, uid) => total + value(uid), 0);
	return {
		lost: sum((uid) => (target.has(uid) ? 0 : 1)),
		doubled: sum((uid) => ((target.get(uid) ?? 0) > 1 ? 1 : 0)),
		redelivered: sum((uid) => (tally.get(uid) ?? 1) - 1),
	};
}

function countOf(emulator: Emulator, queue: string): ReadonlyMap<string, number> {
	const counts = new Map<string, number>();
	for (const { reference } of emulator.services.orchestrator.queue(queue).items) {
		if (reference !== null) counts.set(reference, (counts.get(reference) ?? 0) + 1);
	}
	return counts;
}
