/** The state as plain JSON, for the emulator's control interface. */
import type { State, StreamState } from './state';

/**
 * `position` and `length` count entries of the dataset's log: a stream is drained when they are equal. `filtered` is how many
 * comments of the log the stream's filter leaves out. `charged` is what a comment has cost in AI units; `bill` the sum of all
 * units ever charged, deleted comments included.
 */
export function stateAnswer(state: State): object {
	const streams = state.datasets.flatMap((dataset) => [...dataset.streams.values()]);
	return {
		streams: streams.map(streamState),
		comments: state.sources.flatMap(({ owner, name, comments }) => {
			const source = `${owner}/${name}`;
			return Array.from(comments.values(), ({ uid, id, charged }) => ({ uid, id, source, charged }));
		}),
		bill: state.bill,
		exceptions: streams.flatMap(({ dataset: { owner, name }, definition, exceptions }) =>
			Array.from(exceptions, ([uid, type]) => ({ project: owner, dataset: name, stream: definition.name, uid, type })),
		),
	};
}

function streamState({ dataset: { owner, name, log }, definition, id, position, passes }: StreamState): object {
	let filtered = 0;
	for (const { gone, comment } of log) if (!gone && !passes(comment)) filtered += 1;
	return { project: owner, dataset: name, name: definition.name, id, position, length: log.length, filtered };
}
