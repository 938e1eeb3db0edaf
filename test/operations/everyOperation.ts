/**
 * Every operation of the package, found from the panels of the nodes that package.json publishes, so that what is generated
 * from this list meets a new operation on the day it is written.
 */
import path from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';

import type { Operation, Resource } from '../../nodes/shared/operation';
import { publishedNodes } from '../engine/nodeTypes';
import { valuesOf } from '../panel';
import { filesLike } from '../sources';

/** One operation with its place in the panel. */
export interface PlacedOperation {
	/** `node/resource/operation`, e.g. `orchestratorQueue/queueItem/add`. */
	readonly key: string;
	/** The node's name without the package's. */
	readonly node: string;
	readonly resource: string;
	readonly operation: Operation;
	/** As people call it, e.g. `Queue Item › Add`. */
	readonly title: string;
}

/** The operations of all nodes that have any, in the order of their panels. @throws where a panel offers what no list holds. */
export function everyOperation(): readonly PlacedOperation[] {
	return publishedNodes().flatMap(({ source, node: { description } }) => {
		const resources = resourcesBeside(source);
		return choices(description).map(([resource, value]) => {
			const key = `${description.name}/${resource}/${value}`;
			const holder = resources.find((candidate) => candidate.value === resource);
			const operation = holder?.operations.find((candidate) => candidate.value === value);
			if (holder === undefined || operation === undefined) throw new Error(`No list of operations holds ${key}`);
			return { key, node: description.name, resource, operation, title: `${holder.name} › ${operation.name}` };
		});
	});
}

function choices({ properties }: INodeTypeDescription): ReadonlyArray<readonly [resource: string, operation: string]> {
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap((field) => {
			const [resource = ''] = (field.displayOptions?.show?.['resource'] ?? []) as string[];
			return valuesOf(field).map((operation) => [resource, String(operation)] as const);
		});
}

/** What the lists beside a node's file export: `nodes/<Node>/<resource>/index.ts`. */
function resourcesBeside(source: string): readonly Resource[] {
	return filesLike(`${path.posix.dirname(source)}/*/index.ts`).flatMap((list) => {
		// eslint-disable-next-line @typescript-eslint/no-require-imports -- which lists there are is known from the tree
		const exported = require(path.join(__dirname, '../..', list)) as Record<string, unknown>;
		return Object.values(exported).filter(isResource);
	});
}

function isResource(value: unknown): value is Resource {
	return typeof value === 'object' && value !== null && 'operations' in value && Array.isArray(value.operations);
}
