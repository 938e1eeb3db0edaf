import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { comment } from '../../shared/communicationsMining/comment';
import type { Comment } from '../../shared/communicationsMining/comment';
import type { Api } from '../../shared/client/api';
import { paged } from '../../shared/operation';
import type { Read } from '../../shared/read';
import { InputError } from '../../shared/wire/input';
import { anyObject, array, nullable, okEnvelope, optional, text } from '../../shared/wire/json';
import { continuedPages } from '../../shared/wire/pages';
import { path } from '../../shared/wire/path';
import type { Query } from '../../shared/wire/request';
import { sourceAddress, sourceFields } from '../fields';
import type { SourceAddress } from '../fields';
import { commentItem, includeMarkup, includeRaw } from './output';

/** UiPath API catalogue, Comments in a source: List / scroll. */
const MOST_PER_PAGE = 256;

const privateRoute: INodeProperties = {
	displayName:
		"UiPath documents no way to list the comments of a source. This operation uses the private route of UiPath's own command line tool, which UiPath may change without notice.",
	name: 'privateRoute',
	type: 'notice',
	default: '',
};

const from: INodeProperties = {
	displayName: 'Timestamp From',
	name: 'fromTimestamp',
	type: 'dateTime',
	default: '',
	description: 'Leave out comments whose own timestamp is earlier. Without a time zone it is in that of the workflow.',
};

const to: INodeProperties = {
	displayName: 'Timestamp To',
	name: 'toTimestamp',
	type: 'dateTime',
	default: '',
	description: 'Leave out comments whose own timestamp is later. Without a time zone it is in that of the workflow.',
};

const newestFirst: INodeProperties = {
	displayName: 'Newest First',
	name: 'newestFirst',
	type: 'boolean',
	default: false,
	description: 'Whether to begin with the latest comment. UiPath does not combine this with Timestamp From and Timestamp To.',
};

const includeThreadProperties: INodeProperties = {
	displayName: 'Include Thread Properties',
	name: 'includeThreadProperties',
	type: 'boolean',
	default: false,
	description: 'Whether to add what UiPath knows about the thread, such as its response time and number of messages',
};

const page = okEnvelope({
	comments: array(comment),
	continuation: optional(nullable(text)),
	thread_properties: optional(nullable(array(nullable(anyObject)))),
});

interface Listed {
	readonly address: SourceAddress;
	readonly query: Query;
	readonly raw: boolean;
}

/** GET `/api/_private/sources/<project>/<source>/comments` (UiPath API catalogue, Comments in a source: List / scroll). */
export const getMany = paged<Listed>({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many comments',
	description: "List the comments of a source in the order of their timestamps. Uses a private route of UiPath's.",
	effect: 'reads',
	fields: [privateRoute, ...sourceFields, from, to],
	options: [includeMarkup, includeRaw, includeThreadProperties, newestFirst],
	parameters: (read) => ({
		address: sourceAddress(read),
		query: queryOf(read),
		raw: read.options.flag('includeRaw'),
	}),
	pages,
});

function queryOf(read: Read): Query {
	const { options } = read;
	const fromTime = read.optionalMoment('fromTimestamp');
	const toTime = read.optionalMoment('toTimestamp');
	const newest = options.flag('newestFirst');
	if (newest && (fromTime !== undefined || toTime !== undefined)) {
		throw new InputError('"Newest First" cannot be combined with "Timestamp From" and "Timestamp To": UiPath takes one or the other.');
	}
	if (fromTime !== undefined && toTime !== undefined && fromTime > toTime) {
		throw new InputError('"Timestamp From" is later than "Timestamp To", so that no comment can lie between them.');
	}
	return {
		from_timestamp: fromTime,
		to_timestamp: toTime,
		direction: newest ? 'descending' : undefined,
		include_markup: options.flag('includeMarkup') || undefined,
		include_thread_properties: options.flag('includeThreadProperties') || undefined,
	};
}

/** A comment that moves while the list is read, because its timestamp was changed, is given once. */
async function* pages(
	api: Api,
	{ address, query, raw }: Listed,
	limit: number,
): AsyncGenerator<readonly IDataObject[]> {
	const { project, source } = address;
	const seen = new Set<string>();
	yield* continuedPages(async (after) => {
		const request = {
			method: 'GET',
			path: path`/api/_private/sources/${project}/${source}/comments`,
			query: { limit: Math.min(limit, MOST_PER_PAGE), after, ...query },
		} as const;
		const reply = await api.send('reads', request, page);
		const items = reply.comments.flatMap((one, index) => {
			if (seen.has(one.id)) return [];
			seen.add(one.id);
			return [withThread(one, raw, reply.thread_properties?.[index])];
		});
		return { items, next: reply.continuation };
	});
}

function withThread(one: Comment, raw: boolean, properties: IDataObject | null | undefined): IDataObject {
	return { ...commentItem(one, raw), ...(properties && { threadProperties: properties }) };
}
