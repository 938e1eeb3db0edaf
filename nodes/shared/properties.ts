/**
 * Operations → the panel. Nothing else adds display options to an operation's fields, so a field says what it is and
 * this file says when it shows.
 */
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { limit, parallelRequests, returnAll } from './fields';
import type { Operation, Resource } from './operation';

/** Resource, Operation, and every operation's fields with an Options collection at the end. */
export function propertiesOf(resources: readonly Resource[]): INodeProperties[] {
	return [resourceField(resources), ...resources.map(operationField), ...resources.flatMap(fieldsOf)];
}

/** Every field that an operation's parameters may come from, as the panel shows them. */
export function fieldsOfOperation(operation: Operation): readonly INodeProperties[] {
	const listing = operation.kind === 'paged' ? [returnAll, limit] : [];
	const options = optionsOf(operation);
	return [...operation.fields, ...listing, ...(options === undefined ? [] : [options])];
}

/** True where the executor may run the operation for several input items at the same time. */
export function runsInParallel(operation: Operation): boolean {
	const takesAll = operation.kind === 'composed' && operation.takes === 'all items';
	return operation.effect !== 'adds' && !takesAll;
}

function resourceField(resources: readonly Resource[]): INodeProperties {
	const usual = resources[0]?.value ?? '';
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: resources
			.map(({ name, value }) => ({ name, value }))
			.sort((one, other) => one.name.localeCompare(other.name, 'en')),
		default: usual,
	};
}

function operationField({ value, operations }: Resource): INodeProperties {
	const usual = operations[0]?.value ?? '';
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		options: operations.map(optionOf).sort((one, other) => one.name.localeCompare(other.name, 'en')),
		default: usual,
	};
}

function optionOf({ name, value, action, description }: Operation): INodePropertyOptions {
	return { name, value, action, description };
}

/**
 * A field that several operations of a resource share (the same value) stands in the panel once, for all of them. Each
 * operation's fields keep their own order as far as the operations agree.
 */
function fieldsOf({ value: resource, operations }: Resource): INodeProperties[] {
	const lists = operations.map((operation) => ({ operation: operation.value, fields: fieldsOfOperation(operation) }));
	const order = merged(lists.map(({ fields }) => fields));
	const shownFor = (field: INodeProperties) =>
		lists.filter(({ fields }) => fields.includes(field)).map(({ operation }) => operation);
	return order.map((field) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { ...field.displayOptions?.show, resource: [resource], operation: shownFor(field) },
		},
	}));
}

/** The values of all lists, each once, none before one that stands above it in a list. */
function merged<T>(lists: ReadonlyArray<readonly T[]>): readonly T[] {
	const order: T[] = [];
	let waiting = lists.filter((list) => list.length > 0);
	while (waiting.length > 0) {
		const heads = waiting.flatMap((list) => list.slice(0, 1));
		const isFree = (value: T) => waiting.every((list) => list.indexOf(value) <= 0);
		// Where the lists disagree, the first of them is followed.
		const next = heads.filter(isFree).concat(heads).slice(0, 1);
		order.push(...next);
		waiting = waiting.map((list) => list.filter((value) => !next.includes(value))).filter((list) => list.length > 0);
	}
	return order;
}

function optionsOf(operation: Operation): INodeProperties | undefined {
	const options = [...(operation.options ?? []), ...(runsInParallel(operation) ? [parallelRequests] : [])];
	const [first] = options;
	if (first === undefined) return undefined;
	// A reader who sees what the only option is about need not look.
	const only = first === parallelRequests;
	return {
		displayName: only ? 'Options for Many Input Items' : 'Options',
		name: 'options',
		type: 'collection',
		placeholder: only ? `Add ${parallelRequests.displayName}` : 'Add Option',
		default: {},
		options: options.sort((one, other) => one.displayName.localeCompare(other.displayName, 'en')),
	};
}
