/** The legacy way to read a stream, `POST …/fetch` (UiPath API catalogue, POST fetch). */
import type { Answer, Call } from '../route';
import { ok } from './errors';
import { streamOf } from './find';
import type { Context, Operation } from './routing';
import { scan, visibleEnd } from './scan';
import { fetchedComment } from './streamAnswer';
import { checkFetch, type Word } from './streamSchema';
import { sequenceId } from './tokens';

/** Reading does not move the stream. */
export function fetchOperation(word: Word): Operation {
	return { name: `POST /api/v1/datasets/{project}/{dataset}/${word}s/{stream}/fetch`, handle: fetchBatch };
}

function fetchBatch(call: Call, { state, settings }: Context): Answer {
	const stream = streamOf(call, state);
	const { size, max_filtered: filteredLimit = 1024 } = checkFetch(call.body);
	const until = visibleEnd(stream.dataset.log, call.now, settings.readLagMs);
	const { found, filtered, end, atEnd } = scan(stream, { size, filtered: filteredLimit }, until);
	return ok({
		filtered,
		is_end_sequence: atEnd,
		sequence_id: sequenceId(stream.id, end),
		results: found.map(({ comment, next }) => ({
			...fetchedComment(stream, comment),
			sequence_id: sequenceId(stream.id, next),
		})),
	});
}
