import type { INodeProperties } from 'n8n-workflow';
import type { Operation } from '../../nodes/shared/operation';
import { single } from '../../nodes/shared/operation';
import { propertiesOf } from '../../nodes/shared/properties';
import { anyObject } from '../../nodes/shared/wire/json';
import { path } from '../../nodes/shared/wire/path';

const field = (name: string): INodeProperties => ({ displayName: name, name, type: 'string', default: '' });
const [folder, queue, output, size, limit] = ['folder', 'queue', 'output', 'size', 'limit'].map(field) as [
	INodeProperties, INodeProperties, INodeProperties, INodeProperties, INodeProperties,
];

function operation(value: string, fields: readonly INodeProperties[]): Operation {
	return single({
		value,
		name: value,
		action: value,
		description: value,
		effect: 'adds',
		fields,
		request: () => ({ method: 'GET', path: path`/` }),
		shape: anyObject,
		items: () => [],
	});
}

/** The names of the fields that an operation shows, from top to bottom. */
function shownFor(properties: readonly INodeProperties[], value: string): readonly string[] {
	return properties.filter(({ displayOptions }) => displayOptions?.show?.['operation']?.includes(value)).map(({ name }) => name);
}

describe('The panel', () => {
	const operations = [operation('get', [folder, queue, limit, output]), operation('fetch', [folder, queue, size, output])];
	const properties = propertiesOf([{ value: 'item', name: 'Item', operations }]);

	it('shows the fields of each operation in the order that the operation names them', () => {
		expect(shownFor(properties, 'get')).toEqual(['folder', 'queue', 'limit', 'output']);
		expect(shownFor(properties, 'fetch')).toEqual(['folder', 'queue', 'size', 'output']);
	});

	it('keeps the order of an operation whose fields two others name apart', () => {
		const apart = [operation('get', [folder, queue]), operation('create', [folder, limit, output]), operation('update', [folder, queue, output])];
		const shared = propertiesOf([{ value: 'item', name: 'Item', operations: apart }]);
		expect(shownFor(shared, 'create')).toEqual(['folder', 'limit', 'output']);
		expect(shownFor(shared, 'update')).toEqual(['folder', 'queue', 'output']);
	});

	it('holds a field that operations share once', () => {
		expect(properties.filter(({ name }) => name === 'output')).toHaveLength(1);
	});
});
