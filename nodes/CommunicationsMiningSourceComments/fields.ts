/** Fields that more than one operation of this node asks for, and how they are read. */
import type { INodeProperties } from 'n8n-workflow';

import { namePicker, nameOf, project } from '../shared/communicationsMining/fields';
import { once } from '../shared/once';
import { InputError, quoted } from '../shared/wire/input';

const source: INodeProperties = namePicker({
	displayName: 'Source',
	name: 'source',
	description: 'The source that holds the comments, e.g. a mailbox',
	searchListMethod: 'sources',
	example: 'support-mailbox',
});

/** Names one source. */
export const sourceFields = [project, source] as const;

/** Which binary data of the input item is meant. */
export function inputFile(hint: string): INodeProperties {
	return {
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		default: 'data',
		required: true,
		hint,
	};
}

/** Where one source is: its API names, each checked. */
export interface SourceAddress {
	readonly project: string;
	readonly source: string;
}

/** @throws InputError where a name is empty or cannot be an API name. */
export const sourceAddress = once<SourceAddress>((panel) => ({ project: nameOf(panel, 'project'), source: nameOf(panel, 'source') }));

/** What an ID of a comment may hold: visible ASCII without the slash (UiPath API catalogue, name rules). */
const COMMENT_ID = /^[\x21-\x2e\x30-\x7e]{1,1024}$/;

/** @throws InputError where it cannot be the ID of a comment; `field` is the name that the message uses. */
export function checkedCommentId(id: string, field: string): string {
	if (COMMENT_ID.test(id)) return id;
	throw new InputError(
		`"${field}" cannot be ${quoted(id)}: an ID of a comment has 1 to 1,024 visible ASCII characters, no space and no slash.`,
	);
}

/** How many IDs go into one request; the service takes 128 at most and its own tool sends 32. */
const IDS_PER_REQUEST = 32;
/** Of the IDs in an address, in characters before encoding, so that no server on the way finds it too long. */
const ID_CHARACTERS_PER_REQUEST = 2000;

/** Cuts ids into lists that fit into the address of one request. */
export function chunksOfIds(ids: Iterable<string>): string[][] {
	const chunks: string[][] = [];
	let last: string[] | undefined;
	let characters = 0;
	for (const id of ids) {
		if (last === undefined || last.length === IDS_PER_REQUEST || characters + id.length > ID_CHARACTERS_PER_REQUEST) {
			last = [];
			chunks.push(last);
			characters = 0;
		}
		last.push(id);
		characters += id.length;
	}
	return chunks;
}
