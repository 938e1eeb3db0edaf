/** What settling operations are tried on: three queue items, a stream and a source, and the state of it all as a law looks at it. */
import type { Emulator } from '../emulator';
import { sequenceId } from '../emulator/communicationsMining/tokens';
import { locator } from '../operations/samples/sample';

const DATASET = 'customer-mail';
const STREAM = 'all-mail';

export const streamAddress = {
	project: locator('name', 'operations'),
	dataset: locator('name', DATASET),
	stream: locator('name', STREAM),
};

export const sourceAddress = { project: locator('name', 'operations'), source: locator('name', 'support-mailbox') };

/** What the operations name. */
export interface Scene {
	/** IDs of a queue item that is in progress, of one that has failed, of one that is new. */
	readonly started: string;
	readonly failed: string;
	readonly fresh: string;
	/** Sequence IDs of the stream, and the positions they stand for. */
	readonly tokens: readonly string[];
	readonly positions: readonly number[];
	/** Comments of the stream. */
	readonly uids: readonly string[];
}

/** All that the operations may change. */
export interface State {
	readonly status: string;
	readonly progress: string | null;
	readonly output: unknown;
	readonly reviewStatus: string;
	readonly priority: string;
	readonly content: unknown;
	/** The status of the new item. */
	readonly fresh: string;
	readonly position: number;
	/** Types by uid. */
	readonly exceptions: Readonly<Record<string, string>>;
	/** Texts by ID. */
	readonly comments: Readonly<Record<string, string>>;
	/** AI units. */
	readonly bill: number;
}

interface Mining {
	readonly streams: ReadonlyArray<{ readonly name: string; readonly id: string }>;
	readonly exceptions: ReadonlyArray<{ readonly uid: string; readonly type: string }>;
	readonly comments: ReadonlyArray<{ readonly id: string }>;
	readonly bill: number;
}

function miningOf({ services }: Emulator): Mining {
	return JSON.parse(JSON.stringify(services.communicationsMining.state())) as Mining;
}

/** Puts everything in its place. */
export function sceneIn(emulator: Emulator): Scene {
	emulator.reset();
	const { orchestrator, communicationsMining } = emulator.services;
	const { items } = orchestrator.queue('Invoices');
	const withStatus = (status: string): string => String(items.find((item) => item.status === status)?.id);
	const messages = [{ body: { text: 'Where is my refund?' } }];
	const comments = ['f0', 'f1', 'f2', 'f3'].map((id) => ({ id, timestamp: '2026-01-31T09:30:00Z', messages }));
	const uids = communicationsMining.addComments('support-mailbox', comments);
	const positions = uids.map((uid) => communicationsMining.indexOf(DATASET, uid) + 1);
	const { id = '' } = miningOf(emulator).streams.find(({ name }) => name === STREAM) ?? {};
	return {
		started: withStatus('InProgress'),
		failed: withStatus('Failed'),
		fresh: withStatus('New'),
		tokens: positions.map((position) => sequenceId(id, position)),
		positions,
		uids,
	};
}

/** The state as it is. */
export async function stateOf(emulator: Emulator, scene: Scene): Promise<State> {
	const { orchestrator, communicationsMining } = emulator.services;
	const { items } = orchestrator.queue('Invoices');
	const item = (id: string) => items.find((candidate) => String(candidate.id) === id);
	const [started, failed] = [item(scene.started), item(scene.failed)];
	if (started === undefined || failed === undefined) throw new Error('The items of the scene are gone');
	const { bill, exceptions } = miningOf(emulator);
	return {
		status: started.status,
		progress: started.progress,
		output: started.output,
		reviewStatus: failed.reviewStatus,
		priority: failed.priority,
		content: failed.specificContent ?? {},
		fresh: item(scene.fresh)?.status ?? 'Deleted',
		position: communicationsMining.position(DATASET, STREAM),
		exceptions: Object.fromEntries(exceptions.map(({ uid, type }) => [uid, type])),
		comments: await textsIn(emulator),
		bill,
	};
}

/** Over a socket, since the state tells no texts. */
async function textsIn(emulator: Emulator): Promise<Readonly<Record<string, string>>> {
	const { communicationsMiningUrl, credentials } = emulator;
	const ids = miningOf(emulator).comments.map(({ id }) => id).filter((id) => id.startsWith('c'));
	const texts: Record<string, string> = {};
	for (const id of ids) {
		const address = `${communicationsMiningUrl}/api/v1/sources/operations/support-mailbox/comments/${id}`;
		const reply = await fetch(address, { headers: { authorization: `Bearer ${credentials.accessToken}` } });
		const { comment } = (await reply.json()) as { comment: { messages: Array<{ body: { text: string } }> } };
		texts[id] = comment.messages[0]?.body.text ?? '';
	}
	return texts;
}
