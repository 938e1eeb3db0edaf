/** Fields that both Communications Mining nodes ask for, and the reading of API names. */
import type { INodeProperties } from 'n8n-workflow';

import type { Values } from '../read';
import { InputError, quoted } from '../wire/input';

/** A picker for something that Communications Mining addresses by its API name. */
export function namePicker(field: {
	readonly displayName: string;
	readonly name: string;
	readonly description: string;
	readonly searchListMethod: string;
	readonly example: string;
}): INodeProperties {
	return {
		displayName: field.displayName,
		name: field.name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description: field.description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: field.searchListMethod, searchable: true },
			},
			{
				displayName: 'By Name',
				name: 'name',
				type: 'string',
				placeholder: `e.g. ${field.example}`,
				hint: 'The API name as it stands in the address of the page, not the title',
			},
		],
	};
}

export const project: INodeProperties = namePicker({
	displayName: 'Project',
	name: 'project',
	description: 'The Communications Mining project (called owner in its objects)',
	searchListMethod: 'projects',
	example: 'operations',
});

const PATTERNS = {
	project: /^(?!\.{1,2}$)[A-Za-z0-9\-_.]{1,1024}$/,
	dataset: /^[A-Za-z0-9\-_]{1,256}$/,
	stream: /^[A-Za-z0-9\-_]{1,256}$/,
	source: /^[A-Za-z0-9\-_]{1,256}$/,
} as const;

/** A name that cannot be an API name: most often the title was entered instead. */
export class NameError extends InputError {
	constructor(
		readonly of: keyof typeof PATTERNS,
		written: string,
	) {
		super(
			`${quoted(written)} cannot be the API name of a ${of}: such a name holds letters, digits, "-" and "_" only. ` +
				'Titles do not work here; pick it from the list. Nothing was sent.',
		);
		this.name = 'NameError';
	}
}

/**
 * The API name in the picker of that name (UiPath API catalogue, Communications Mining: name rules).
 * @throws NameError for what cannot be one, InputError where it is empty.
 */
export function nameOf(read: Values, of: keyof typeof PATTERNS): string {
	const written = read.text(of);
	if (!PATTERNS[of].test(written)) throw new NameError(of, written);
	return written;
}
