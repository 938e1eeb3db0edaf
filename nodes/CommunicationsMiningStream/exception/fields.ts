import type { INodeProperties } from 'n8n-workflow';

import type { Values } from '../../shared/read';
import { InputError, quoted } from '../../shared/wire/input';

export const uid: INodeProperties = {
	displayName: 'Comment UID',
	name: 'uid',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. {{ $json.uid }}',
	description: "The comment's uid: its source ID, a dot, and its ID",
};

/** `<source_id>.<comment_id>` (UiPath API catalogue, name rules). @throws InputError for anything else. */
export function uidOf(read: Values): string {
	const written = read.text('uid');
	if (!/^[0-9a-f]{1,32}\.[^\s/]{1,1024}$/.test(written)) {
		throw new InputError(`${quoted(written)} is not a comment uid. It looks like 18ba5ce699f8da1f.abcdef0123456789.`);
	}
	return written;
}
