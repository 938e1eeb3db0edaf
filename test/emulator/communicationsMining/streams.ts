/** Streams: list, get, create, update, delete, advance, reset (UiPath API catalogue, Streams). */
import type { Call } from '../route';
import { Refused, ok } from './errors';
import { datasetOf, streamOf } from './find';
import type { StreamNew } from './objects';
import type { Context, Operation } from './routing';
import { firstSince } from './scan';
import type { StreamState } from './state';
import { streamAnswer } from './streamAnswer';
import { checkAdvance, checkReset, checkStream, type Word } from './streamSchema';
import { parseTimestamp } from './timestamps';
import { positionOf, sequenceId } from './tokens';

/** The operations under `streams`, or under the legacy `triggers` with that word in the bodies. */
export function streamOperations(word: Word): Operation[] {
	const path = `/api/v1/datasets/{project}/{dataset}/${word}s` as const;
	return [
		{
			name: `GET ${path}`,
			handle: (call, { state }) => ok({ [`${word}s`]: [...datasetOf(call, state).streams.values()].map(streamAnswer) }),
		},
		{ name: `PUT ${path}`, handle: (call, context) => ok({ [word]: streamAnswer(create(call, context, word)) }) },
		{ name: `GET ${path}/{stream}`, handle: (call, { state }) => ok({ [word]: streamAnswer(streamOf(call, state)) }) },
		{ name: `POST ${path}/{stream}`, handle: (call, context) => ok({ [word]: streamAnswer(update(call, context, word)) }) },
		{ name: `DELETE ${path}/{stream}`, handle: remove },
		{ name: `POST ${path}/{stream}/advance`, handle: advance },
		{ name: `POST ${path}/{stream}/reset`, handle: (call, context) => reset(call, context, word) },
	];
}

function create(call: Call, { state, settings }: Context, word: Word): StreamState {
	const dataset = datasetOf(call, state);
	const definition = required(checkStream.create[word](call.body)[word]);
	if (dataset.streams.has(definition.name)) throw new Refused(409, `there is a ${word} named ${definition.name}`);
	const position = settings.newStreamStart === 'beginning' ? 0 : dataset.log.length;
	return state.addStream(dataset, definition, position, call.now);
}

function update(call: Call, { state }: Context, word: Word): StreamState {
	const stream = streamOf(call, state);
	const definition: StreamNew = { ...stream.definition, ...required(checkStream.update[word](call.body)[word]) };
	const namesake = stream.dataset.streams.get(definition.name);
	if (namesake && namesake !== stream) throw new Refused(409, `there is a ${word} named ${definition.name}`);
	state.updateStream(stream, definition, call.now);
	return stream;
}

function required<T>(value: T | undefined): T {
	if (value === undefined) throw new Refused(400);
	return value;
}

function remove(call: Call, { state }: Context): ReturnType<typeof ok> {
	const stream = streamOf(call, state);
	stream.dataset.streams.delete(stream.definition.name);
	return ok();
}

function advance(call: Call, { state, settings }: Context): ReturnType<typeof ok> {
	const stream = streamOf(call, state);
	const token = checkAdvance(call.body).sequence_id;
	const position = positionOf(token, stream.id);
	if (position === undefined || position > stream.dataset.log.length) {
		throw new Refused(400, 'the sequence id is not one of this stream');
	}
	if (position < stream.position && settings.backwardsAdvance === 'refused') {
		throw new Refused(400, 'the sequence id lies before the position of the stream');
	}
	stream.position = position;
	return ok({ sequence_id: token });
}

function reset(call: Call, { state }: Context, word: Word): ReturnType<typeof ok> {
	const stream = streamOf(call, state);
	const instant = parseTimestamp(checkReset(call.body).to_comment_created_at) ?? 0;
	stream.position = firstSince(stream.dataset.log, instant);
	return ok({ sequence_id: sequenceId(stream.id, stream.position), [word]: streamAnswer(stream) });
}
