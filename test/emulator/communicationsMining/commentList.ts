/** The private list of a source's comments, page by page (UiPath API catalogue, List / scroll). */
import type { Answer, Call } from '../route';
import { commentAnswer } from './commentAnswer';
import { Refused, ok } from './errors';
import { flag, integer, sourceOf } from './find';
import type { Context, Operation } from './routing';
import { viewsOf, visible } from './sourceViews';
import type { SourceState, StoredComment } from './state';
import { threadProperties } from './threads';
import { parseTimestamp } from './timestamps';

export const commentListOperations: readonly Operation[] = [
	{
		name: 'GET /api/_private/sources/{project}/{source}/comments',
		query: [
			'limit',
			'after',
			'from_timestamp',
			'to_timestamp',
			'direction',
			'include_thread_properties',
			'include_markup',
		],
		handle: listComments,
	},
];

function listComments(call: Call, context: Context): Answer {
	const source = sourceOf(call, context.state);
	const limit = integer(call, 'limit', { minimum: 1, maximum: 256, default: 64 });
	const wanted = chosen(call, source, context);
	const start = startOf(call, source, wanted);
	const page = wanted.slice(start, start + limit);
	const last = page.at(-1);
	const markup = flag(call, 'include_markup');
	return ok({
		comments: page.map((comment) => commentAnswer(comment, markup)),
		...(flag(call, 'include_thread_properties') && { thread_properties: page.map(threadProperties) }),
		...(last && start + limit < wanted.length && { continuation: continuation(source, last) }),
	});
}

/** What the time window and the direction choose, in order. */
function chosen(call: Call, source: SourceState, { settings }: Context): readonly StoredComment[] {
	const from = instant(call, 'from_timestamp');
	const to = instant(call, 'to_timestamp');
	const direction = call.query.get('direction') ?? 'ascending';
	if (direction !== 'ascending' && direction !== 'descending') throw new Refused(400, 'direction is ascending or descending');
	if (call.query.has('direction') && (from !== undefined || to !== undefined)) {
		throw new Refused(400, 'direction cannot be combined with timestamps');
	}
	const { byTime } = viewsOf(source);
	if (direction === 'ascending' && from === undefined && to === undefined && settings.readLagMs === 0) return byTime;
	const earliest = from ?? -Infinity;
	const latest = to === undefined ? Infinity : settings.toTimestamp === 'inclusive' ? to : to - 1;
	const list = byTime
		.filter(({ timestamp }) => timestamp >= earliest && timestamp <= latest)
		.filter((comment) => visible(comment, call.now, settings.readLagMs));
	return direction === 'ascending' ? list : list.reverse();
}

function instant(call: Call, name: string): number | undefined {
	const text = call.query.get(name);
	if (text === null) return undefined;
	const value = parseTimestamp(text);
	if (value === undefined) throw new Refused(400, `${name} must be a timestamp`);
	return value;
}

/** A continuation names the last comment handed out by time and id, so that it stands when comments come and go. */
function continuation(source: SourceState, { timestamp, id }: StoredComment): string {
	return Buffer.from(`${source.id} ${timestamp} ${id}`).toString('base64');
}

function startOf(call: Call, source: SourceState, list: readonly StoredComment[]): number {
	const after = call.query.get('after');
	if (after === null) return 0;
	const text = Buffer.from(after, 'base64').toString();
	const [, owner, time = '', id = ''] = /^([0-9a-f]{16}) (-?\d+) (.+)$/.exec(text) ?? [];
	if (owner !== source.id || Buffer.from(text).toString('base64') !== after) {
		throw new Refused(400, 'after must be a continuation of this source');
	}
	const ascending = call.query.get('direction') !== 'descending';
	const start = list.findIndex((comment) => {
		const order = comment.timestamp - Number(time) || (comment.id < id ? -1 : Number(comment.id > id));
		return ascending ? order > 0 : order < 0;
	});
	return start < 0 ? list.length : start;
}
