/** Comments as this node puts them out. */
import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { comment, commentColumns } from '../../shared/communicationsMining/comment';
import type { Comment } from '../../shared/communicationsMining/comment';
import { okEnvelope } from '../../shared/wire/json';

export const oneComment = okEnvelope({ comment });

export const includeRaw: INodeProperties = {
	displayName: 'Include Raw Comment',
	name: 'includeRaw',
	type: 'boolean',
	default: false,
	description: 'Whether to add the comment exactly as UiPath sent it, under "raw"',
};

export const includeMarkup: INodeProperties = {
	displayName: 'Include Markup',
	name: 'includeMarkup',
	type: 'boolean',
	default: false,
	description: 'Whether UiPath should add the text with its markup; it stands in the raw comment',
};

/** The comment's plain columns with when it was created and changed; with `raw`, the comment itself beside them. */
export function commentItem(from: Comment, raw: boolean): IDataObject {
	return {
		...commentColumns(from),
		createdAt: from.created_at ?? null,
		lastModified: from.last_modified ?? null,
		...(raw && { raw: from }),
	};
}
