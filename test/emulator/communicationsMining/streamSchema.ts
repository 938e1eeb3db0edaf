/** The schemas of stream requests (UiPath API catalogue, Streams). */
import type { StreamNew } from './objects';
import { commentUid, objectName, sourceId } from './patterns';
import { checker, closed, list, matching, string, timestamp } from './schema';

const words = list({ type: 'string' }, 128, 1);
const missing = { include_missing: { type: 'boolean' } };
const choice = { one_of: words, not_one_of: words };
const party = closed({ ...choice, domain_one_of: words, domain_not_one_of: words });
const recipients = closed({ ...choice, ...missing });
const texts = list({ type: 'string' }, 1024, 1);
const numbers = list({ type: 'number' }, 1024, 1);

const commentFilter = closed({
	timestamp: closed({ minimum: timestamp, maximum: timestamp }),
	reviewed: { enum: ['only_reviewed', 'only_unreviewed'] },
	sources: list(matching(sourceId), 128, 1),
	messages: closed({ from: party, recipient: party, to: recipients, cc: recipients, bcc: recipients }),
	user_properties: {
		type: 'object',
		patternProperties: {
			'^string:[^]': closed({ one_of: texts, not_one_of: texts }),
			'^number:[^]': closed({ one_of: numbers, minimum: { type: 'number' }, maximum: { type: 'number' } }),
		},
		additionalProperties: false,
	},
});

const threshold = closed(
	{ name: list(string(1, 64), 64, 1), threshold: { type: 'number', minimum: 0, maximum: 1 } },
	['name'],
);

const model = {
	type: ['object', 'null'],
	additionalProperties: false,
	properties: { version: { type: 'integer', minimum: 0 }, label_thresholds: list(threshold, 4096) },
	required: ['version'],
};

const streamMembers = {
	name: matching(objectName),
	title: string(0, 128),
	description: string(0, 16_384),
	comment_filter: commentFilter,
	model,
};

/** The word a stream goes by in bodies: `trigger` under the legacy routes. */
export type Word = 'stream' | 'trigger';

type Wrapped<T> = Readonly<Partial<Record<Word, T>>>;

/** Checks of the bodies of create and update; the stream's members are under the word. */
export const checkStream = {
	create: wrapped<StreamNew>(['name']),
	update: wrapped<Partial<StreamNew>>([]),
};

function wrapped<T>(required: readonly string[]): Readonly<Record<Word, (body: unknown) => Wrapped<T>>> {
	const members = closed(streamMembers, required);
	return {
		stream: checker<Wrapped<T>>(closed({ stream: members }, ['stream'])),
		trigger: checker<Wrapped<T>>(closed({ trigger: members }, ['trigger'])),
	};
}

const upTo1024 = { type: 'integer', minimum: 1, maximum: 1024 };

export const checkFetch = checker<{ readonly size: number; readonly max_filtered?: number }>(
	closed({ size: upTo1024, max_filtered: upTo1024 }, ['size']),
);

export const checkAdvance = checker<{ readonly sequence_id: string }>(closed({ sequence_id: { type: 'string' } }, ['sequence_id']));

export const checkReset = checker<{ readonly to_comment_created_at: string }>(
	closed({ to_comment_created_at: timestamp }, ['to_comment_created_at']),
);

const exception = closed({ uid: matching(commentUid), metadata: closed({ type: { type: 'string' } }, ['type']) }, ['uid', 'metadata']);

export const checkExceptions = checker<{
	readonly exceptions: ReadonlyArray<{ readonly uid: string; readonly metadata: { readonly type: string } }>;
}>(closed({ exceptions: list(exception, 16_384) }, ['exceptions']));
