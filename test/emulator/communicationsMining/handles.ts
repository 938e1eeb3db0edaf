/** Direct access to the state for tests; objects are named by their names, the project is the seed's. */
import { checkComments } from './commentSchema';
import type { CommentNew, StreamNew } from './objects';
import type { Context } from './routing';
import { email } from './seed/email';
import type { DatasetState, SourceState, State, StreamState } from './state';
import { checkStream } from './streamSchema';
import { write } from './write';

export interface Handles {
	/**
	 * Adds comments to a source as a sync does, so they are checked and billed; a number adds that many e-mails that are not in
	 * the seed. Returns their uids in order. Later than every comment before, whatever `now` says.
	 */
	addComments(source: string, comments: number | readonly CommentNew[], now?: Date): string[];
	/** Adds a stream to a dataset; it starts at the beginning whatever the settings say. */
	addStream(dataset: string, stream: StreamNew): void;
	/** The index in its dataset's log of the next entry the stream hands out. */
	position(dataset: string, stream: string): number;
	/** The index of a comment in its dataset's log, to hold against `position`. */
	indexOf(dataset: string, uid: string): number;
	/** The uids that the stream hands out from the log's beginning to its end, in order, wherever its position is. */
	uids(dataset: string, stream: string): string[];
	/** Whether everything the stream hands out lies before its position. */
	drained(dataset: string, stream: string): boolean;
}

export function handlesOf(context: Context): Handles {
	return {
		addComments(name, comments, now = new Date()) {
			const { state } = context;
			const source = named<SourceState>(state.sources, name);
			const added = typeof comments === 'number' ? Array.from({ length: comments }, () => email(state.nextEmail++).comment) : comments;
			return write(source, checkComments({ comments: added }).comments, now, context).comments.map(({ uid }) => uid);
		},
		addStream(name, definition) {
			checkStream.create.stream({ stream: definition });
			context.state.addStream(named<DatasetState>(context.state.datasets, name), definition, 0, new Date());
		},
		position: (dataset, stream) => find(context.state, dataset, stream).position,
		indexOf: (name, uid) =>
			named<DatasetState>(context.state.datasets, name).log.findIndex(({ comment }) => comment.uid === uid),
		uids(dataset, stream) {
			const { passes, dataset: { log } } = find(context.state, dataset, stream);
			return log.filter(({ gone, comment }) => !gone && passes(comment)).map(({ comment }) => comment.uid);
		},
		drained(dataset, stream) {
			const { position, passes, dataset: { log } } = find(context.state, dataset, stream);
			return log.slice(position).every(({ gone, comment }) => gone || !passes(comment));
		},
	};
}

function named<T extends { readonly name: string }>(objects: readonly T[], name: string): T {
	const object = objects.find((each) => each.name === name);
	if (!object) throw new Error(`The emulator has no ${name}.`);
	return object;
}

function find(state: State, dataset: string, name: string): StreamState {
	const stream = named<DatasetState>(state.datasets, dataset).streams.get(name);
	if (!stream) throw new Error(`The emulator has no stream ${name} in ${dataset}.`);
	return stream;
}
