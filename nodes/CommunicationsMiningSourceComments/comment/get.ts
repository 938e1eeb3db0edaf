import { single } from '../../shared/operation';
import { path } from '../../shared/wire/path';
import { sourceAddress, sourceFields } from '../fields';
import { commentId, commentIdOf } from './commentId';
import { commentItem, includeMarkup, includeRaw, oneComment } from './output';

/** GET `…/comments/<comment_id>` (UiPath API catalogue, Comments in a source). */
export const get = single({
	value: 'get',
	name: 'Get',
	action: 'Get a comment',
	description: 'Look up one comment of a source by its ID',
	effect: 'reads',
	fields: [...sourceFields, commentId],
	options: [includeMarkup, includeRaw],
	request: (read) => {
		const { project, source } = sourceAddress(read);
		return {
			method: 'GET',
			path: path`/api/v1/sources/${project}/${source}/comments/${commentIdOf(read)}`,
			...(read.options.flag('includeMarkup') && { query: { include_markup: true } }),
		};
	},
	shape: oneComment,
	items: (reply, read) => [commentItem(reply.comment, read.options.flag('includeRaw'))],
});
