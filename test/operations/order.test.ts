import type { INodeProperties } from 'n8n-workflow';
import { fieldsOfOperation } from '../../nodes/shared/properties';
import { publishedNodes } from '../engine/nodeTypes';
import { everyOperation } from './everyOperation';

/** The names of what the panel shows for an operation, from top to bottom, whatever else is chosen. */
function shown(properties: readonly INodeProperties[], resource: string, operation: string): readonly string[] {
	const isShown = ({ displayOptions }: INodeProperties): boolean => {
		const { resource: resources = [], operation: operations = [] } = displayOptions?.show ?? {};
		return resources.includes(resource) && operations.includes(operation);
	};
	return properties.filter(isShown).map(({ name }) => name);
}

it.each(everyOperation())('$title of $node shows its fields in its own order', ({ node, resource, operation }) => {
	const published = publishedNodes().find((one) => one.node.description.name === node);
	const { properties = [] } = published?.node.description ?? {};

	expect(shown(properties, resource, operation.value)).toEqual(fieldsOfOperation(operation).map(({ name }) => name));
});
