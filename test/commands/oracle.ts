/**
 * What the example should have done, worked out from the emulator alone: it reads the stream over plain HTTP before the run and
 * the queue's items in the emulator's state after it, and knows nothing of the nodes.
 */
import type { Emulator } from '../emulator/emulator';

/** What `examples/stream-to-queue.json` works on, and the rule of its filter. */
const example = { project: 'operations', dataset: 'customer-mail', stream: 'disputes', queue: 'Disputes', threshold: 0.8 };

/** Comments of the stream, and which of them belong into the queue. */
export interface Expectation {
	readonly comments: number;
	/** The references of the comments that are labelled above the threshold. */
	readonly references: ReadonlySet<string>;
	/** Those of them that have an item already: Orchestrator turns a second one away. */
	readonly duplicates: number;
}

/** What a run left behind, against what it should have. */
export interface Balance {
	/** Results that the stream handed out. */
	readonly comments: number;
	/** Items in the queue. */
	readonly queueItems: number;
	/** Comments below the threshold. */
	readonly skipped: number;
	/** Comments above the threshold that had an item before the run. */
	readonly duplicates: number;
	/** Comments above the threshold without an item. */
	readonly lost: number;
	/** References of more than one item. */
	readonly doubled: number;
}

interface Label {
	readonly occurrence_confidence: { readonly value: number };
}

interface Results {
	readonly more_results: boolean;
	readonly results: ReadonlyArray<{
		readonly comment: { readonly uid: string };
		readonly prediction: { readonly taxonomies: ReadonlyArray<{ readonly labels: readonly Label[] }> };
	}>;
}

/** Reads what the stream hands out from where it stands; reading does not move it. */
export async function expectation(emulator: Emulator): Promise<Expectation> {
	const { communicationsMiningUrl, credentials } = emulator;
	const { project, dataset, stream } = example;
	const address = `${communicationsMiningUrl}/api/v1/datasets/${project}/${dataset}/streams/${stream}/results?max_results=1024`;
	const response = await fetch(address, { headers: { authorization: `Bearer ${credentials.accessToken}` } });
	if (!response.ok) throw new Error(`The emulator answered ${response.status} to ${address}.`);
	const { results, more_results: more } = (await response.json()) as Results;
	if (more) throw new Error('The stream holds more than one answer can: the run cannot be checked.');
	const wanted = results.filter(({ prediction }) => prediction.taxonomies.some(({ labels }) => isSureEnough(labels)));
	const references = new Set(wanted.map(({ comment }) => comment.uid));
	const present = queueReferences(emulator).filter((reference) => references.has(reference));
	return { comments: results.length, references, duplicates: new Set(present).size };
}

/** Any label counts, a parent such as `Dispute` too. */
function isSureEnough(labels: readonly Label[]): boolean {
	return labels.some((label) => label.occurrence_confidence.value >= example.threshold);
}

/** Compares the emulator's state with what was expected. */
export function balance(emulator: Emulator, { comments, references, duplicates }: Expectation): Balance {
	const items = queueReferences(emulator);
	const found = new Set(items);
	return {
		comments,
		queueItems: items.length,
		skipped: comments - references.size,
		duplicates,
		lost: [...references].filter((reference) => !found.has(reference)).length,
		doubled: [...found].filter((reference) => items.indexOf(reference) !== items.lastIndexOf(reference)).length,
	};
}

/** The references of all items in the example's queue, as often as they occur. */
export function queueReferences(emulator: Emulator): string[] {
	const { queueItems } = emulator.state() as { queueItems: ReadonlyArray<{ queue: string; reference: string | null }> };
	return queueItems.filter(({ queue }) => queue === example.queue).map(({ reference }) => reference ?? '');
}
