/** The current way to read a stream, `GET …/results` (UiPath API catalogue, GET results). */
import type { Answer, Call } from '../route';
import { ok } from './errors';
import { integer, streamOf } from './find';
import type { Context, Operation } from './routing';
import { scan, visibleEnd } from './scan';
import { modelAnswer, resultElement } from './streamAnswer';
import type { Word } from './streamSchema';
import { sequenceId } from './tokens';

/** Results of both API families; reading does not move the stream. */
export function resultOperations(word: Word): Operation[] {
	return (['v1', 'preview'] as const).map((family) => ({
		name: `GET /api/${family}/datasets/{project}/{dataset}/${word}s/{stream}/results`,
		query: ['max_results', 'max_filtered'],
		handle: results,
	}));
}

function results(call: Call, { state, settings }: Context): Answer {
	const stream = streamOf(call, state);
	const limits = {
		size: integer(call, 'max_results', { minimum: 1, maximum: 1024, default: settings.maxResults }),
		filtered: integer(call, 'max_filtered', { minimum: 1, maximum: 1024, default: 1024 }),
	};
	const until = visibleEnd(stream.dataset.log, call.now, settings.readLagMs);
	const { found, filtered, end, atEnd } = scan(stream, limits, until);
	return ok({
		results: found.map(({ comment, next }) => resultElement(stream, comment, next)),
		...(stream.definition.model && { model: modelAnswer(stream) }),
		num_filtered: filtered,
		more_results: !atEnd,
		continuation: sequenceId(stream.id, end),
	});
}
