import type { IDataObject } from 'n8n-workflow';

import { once } from '../../shared/once';
import type { Read, Values } from '../../shared/read';
import { InputError, quoted } from '../../shared/wire/input';
import { flatContent, NESTED } from './flat';
import type { FlatContent } from './flat';

/** Specific content as the panel gives it; `bySchema` asks for a check against the queue's JSON schema before it is sent. */
export interface ChosenContent {
	readonly content: FlatContent;
	readonly bySchema: boolean;
}

/** @throws InputError for what `flatContent` refuses, and for values that are not of their type. */
export function chosenContent(read: Read): ChosenContent {
	const { from, nested } = howContent(read);
	switch (from) {
		case 'fields':
			return { content: flatContent(enteredFields(read), nested), bySchema: false };
		case 'json':
			return { content: flatContent(Object.entries(read.object('contentJson')), nested), bySchema: false };
		case 'input':
			return { content: flatContent(Object.entries(read.input), nested), bySchema: false };
		case 'schema':
			return { content: flatContent(mappedFields(read), nested), bySchema: true };
	}
}

const howContent = once((panel) => ({
	from: panel.choice('contentFrom', ['fields', 'json', 'schema', 'input']),
	nested: panel.options.has('nestedValues') ? panel.options.choice('nestedValues', NESTED) : 'refuse',
}));

function enteredFields(read: Values): Array<readonly [string, unknown]> {
	return read.rows('contentFields', 'field').map((row) => [row.text('name'), enteredValue(row)] as const);
}

function enteredValue(row: Values): unknown {
	const type = row.has('type') ? row.choice('type', ['text', 'number', 'boolean']) : 'text';
	if (type === 'text') return row.verbatim('value');
	const written = row.text('value');
	if (type === 'number') return exactNumber(row.text('name'), written);
	if (/^(true|false)$/i.test(written)) return written.toLowerCase() === 'true';
	throw new InputError(`The value of ${quoted(row.text('name'))} must be true or false, not ${quoted(written)}.`);
}

function exactNumber(name: string, written: string): number {
	const value = Number(written);
	if (Number.isFinite(value)) return value;
	throw new InputError(`The value of ${quoted(name)} must be a number such as 12.5, not ${quoted(written)}.`);
}

/** What n8n's mapper holds; fields left empty are not sent. */
function mappedFields(read: Read): Array<readonly [string, unknown]> {
	const mapper = read.object('contentSchema');
	if (mapper.mappingMode === 'autoMapInputData') return named(read.input, schemaIds(mapper.schema));
	const { value } = mapper;
	return typeof value === 'object' && value !== null ? Object.entries(value).filter(([, one]) => one !== null) : [];
}

function named(input: IDataObject, names: readonly string[]): Array<readonly [string, unknown]> {
	return names.filter((name) => Object.hasOwn(input, name)).map((name) => [name, input[name]] as const);
}

function schemaIds(schema: unknown): readonly string[] {
	if (!Array.isArray(schema)) return [];
	const ids = schema.map((field: unknown) => (typeof field === 'object' && field !== null && 'id' in field ? field.id : ''));
	return ids.filter((id) => typeof id === 'string');
}
