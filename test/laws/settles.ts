/** Settling operations as a law tries them: what each asks for, and the state that it asks for, as a function of the state before. */
import type { IDataObject } from 'n8n-workflow';
import fc from 'fast-check';

import { createOrUpdate } from '../../nodes/CommunicationsMiningSourceComments/comment/createOrUpdate';
import { delete as deleteComments } from '../../nodes/CommunicationsMiningSourceComments/comment/delete';
import { tag } from '../../nodes/CommunicationsMiningStream/exception/tag';
import { untag } from '../../nodes/CommunicationsMiningStream/exception/untag';
import { advance } from '../../nodes/CommunicationsMiningStream/result/advance';
import { clearContent } from '../../nodes/OrchestratorQueue/queueItem/clearContent';
import { delete as deleteItem } from '../../nodes/OrchestratorQueue/queueItem/delete';
import { update } from '../../nodes/OrchestratorQueue/queueItem/update';
import { setReviewStatus } from '../../nodes/OrchestratorQueue/review/setReviewStatus';
import { setProgress } from '../../nodes/OrchestratorQueue/transaction/setProgress';
import { setResult } from '../../nodes/OrchestratorQueue/transaction/setResult';
import type { ServiceName } from '../../nodes/shared/client/connection';
import type { Operation } from '../../nodes/shared/operation';
import type { Scene, State } from './settlingScene';
import { streamAddress, sourceAddress } from './settlingScene';

/** One settling operation with its parameters. */
export interface Settle {
	readonly name: string;
	/** Prints it by its name where fast-check tells of a counterexample. */
	readonly [fc.toStringMethod]: () => string;
	readonly service: ServiceName;
	readonly operation: Operation;
	parameters(scene: Scene): IDataObject;
	/** The state that success means. */
	wanted(before: State, scene: Scene): State;
}

const folder = { mode: 'path', value: 'Shared/Finance' };
const orchestrator = (operation: Operation, name: string, settle: Pick<Settle, 'parameters' | 'wanted'>): Settle => ({
	...settle,
	name,
	[fc.toStringMethod]: () => name,
	service: 'orchestrator',
	operation,
	parameters: (scene) => ({ folder, ...settle.parameters(scene) }),
});
const mining = (operation: Operation, name: string, settle: Pick<Settle, 'parameters' | 'wanted'>): Settle => ({
	...settle,
	name,
	[fc.toStringMethod]: () => name,
	service: 'communicationsMining',
	operation,
});

const word = fc.constantFrom('one', 'two', 'three');
const place = fc.integer({ min: 0, max: 3 });

const progress = word.map((text) =>
	orchestrator(setProgress, `progress ${text}`, {
		parameters: ({ started }) => ({ itemId: started, progress: text }),
		wanted: (before) => ({ ...before, progress: text }),
	}),
);

const result = word.map((text) =>
	orchestrator(setResult, `result ${text}`, {
		parameters: ({ started }) => ({ itemId: started, result: 'successful', output: { text } }),
		wanted: (before) => ({ ...before, status: 'Successful', output: { text } }),
	}),
);

const priority = fc.constantFrom('High', 'Normal', 'Low').map((chosen) =>
	orchestrator(update, `priority ${chosen}`, {
		parameters: ({ failed }) => ({ itemId: failed, changes: { priority: chosen } }),
		wanted: (before) => ({ ...before, priority: chosen }),
	}),
);

const review = fc.constantFrom('InReview', 'None', 'Verified').map((status) =>
	orchestrator(setReviewStatus, `review ${status}`, {
		parameters: ({ failed }) => ({ itemId: failed, reviewStatus: status }),
		wanted: (before) => ({ ...before, reviewStatus: status }),
	}),
);

const cleared = fc.constant(
	orchestrator(clearContent, 'clear', {
		parameters: ({ failed }) => ({ itemId: failed }),
		wanted: (before) => ({ ...before, content: {} }),
	}),
);

const deleted = fc.constant(
	orchestrator(deleteItem, 'delete', {
		parameters: ({ fresh }) => ({ itemId: fresh }),
		wanted: (before) => ({ ...before, fresh: 'Deleted' }),
	}),
);

const advanced = place.map((at) =>
	mining(advance, `advance ${at}`, {
		parameters: ({ tokens }) => ({ ...streamAddress, sequenceId: tokens[at] ?? '' }),
		wanted: (before, { positions }) => ({ ...before, position: positions[at] ?? 0 }),
	}),
);

const tagged = fc.tuple(place, word).map(([at, type]) =>
	mining(tag, `tag ${at} ${type}`, {
		parameters: ({ uids }) => ({ ...streamAddress, uid: uids[at] ?? '', type }),
		wanted: (before, { uids }) => ({ ...before, exceptions: { ...before.exceptions, [uids[at] ?? '']: type } }),
	}),
);

const untagged = place.map((at) =>
	mining(untag, `untag ${at}`, {
		parameters: ({ uids }) => ({ ...streamAddress, uid: uids[at] ?? '' }),
		wanted: (before, { uids }) => ({ ...before, exceptions: without(before.exceptions, uids[at] ?? '') }),
	}),
);

const comment = fc.tuple(place, word).map(([at, body]) =>
	mining(createOrUpdate, `comment ${at} ${body}`, {
		parameters: () => ({ ...sourceAddress, ...written, commentId: `c${at}`, body }),
		wanted: (before) => ({
			...before,
			comments: { ...before.comments, [`c${at}`]: body },
			bill: before.bill + (before.comments[`c${at}`] === body ? 0 : 1),
		}),
	}),
);

const written = {
	commentFrom: 'form', idFrom: 'given', timestamp: '2026-01-31T09:30:00Z', from: 'jane@example.com', to: 'support@example.com',
};

const removed = place.map((at) =>
	mining(deleteComments, `remove ${at}`, {
		parameters: () => ({ ...sourceAddress, commentIds: `c${at}` }),
		wanted: (before) => ({ ...before, comments: without(before.comments, `c${at}`) }),
	}),
);

function without(all: Readonly<Record<string, string>>, name: string): Readonly<Record<string, string>> {
	return Object.fromEntries(Object.entries(all).filter(([key]) => key !== name));
}

/** One of them, with what it asks for. */
export const settles: fc.Arbitrary<Settle> = fc.oneof(
	progress, result, priority, review, cleared, deleted, advanced, tagged, untagged, comment, removed,
);
