/** The node types a test workflow may use: those of the package, from their sources, and those a test brings along. */
import path from 'node:path';
import type { IDataObject, INodeType, INodeTypes } from 'n8n-workflow';
import { NodeConnectionTypes, UnexpectedError } from 'n8n-workflow';
import packageJson from '../../package.json';

/** Node types by their full names, e.g. `n8n-nodes-uipath.orchestratorQueue`. */
export type NodeTypeList = Readonly<Record<string, INodeType>>;

const root = path.join(__dirname, '../..');

/** A module with one class of the given name, loaded from the source that `compiled` is built from. */
export function loadClass(compiled: string): unknown {
	const source = path.join(root, compiled.replace(/^dist\//, '').replace(/\.js$/, ''));
	const className = classNameOf(compiled);
	// eslint-disable-next-line @typescript-eslint/no-require-imports -- which modules there are is known from package.json
	const loaded = require(`${source}.ts`) as Record<string, new () => unknown>;
	const constructor = loaded[className];
	if (constructor === undefined) throw new Error(`${source} exports no class ${className}`);
	return new constructor();
}

function classNameOf(compiled: string): string {
	return path.basename(compiled).replace(/\.(?:node|credentials)\.js$/, '');
}

/** Every node that package.json publishes, with the source it was loaded from. */
export function publishedNodes(): ReadonlyArray<{ readonly source: string; readonly node: INodeType }> {
	return packageJson.n8n.nodes.map((compiled) => ({
		source: compiled.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
		node: loadClass(compiled) as INodeType,
	}));
}

/** Gives out what it is fed as pinned data, so that a workflow can begin with any items. */
const start: INodeType = {
	description: {
		displayName: 'Start',
		name: 'manualTrigger',
		group: ['trigger'],
		version: 1,
		description: 'Begins a workflow',
		defaults: { name: 'Start' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	},
	execute: async () => [[]],
};

/** The full name of the node that every test workflow begins with. */
export const START_TYPE = 'n8n-nodes-base.manualTrigger';

/** The package's nodes, the start and `extra`. */
export function nodeTypesWith(extra: NodeTypeList): INodeTypes {
	const known = new Map(Object.entries({ [START_TYPE]: start, ...extra }));
	const get = (name: string): INodeType => {
		const found = known.get(name) ?? published(name);
		if (found === undefined) throw new UnexpectedError(`There is no node type "${name}" in this test`);
		known.set(name, found);
		return found;
	};
	return {
		getByName: get,
		getByNameAndVersion: get,
		getKnownTypes: (): IDataObject => Object.fromEntries([...known.keys()].map((name) => [name, {}])),
	};
}

/** Loaded when a workflow asks for it: a node's name is its class's, with a small first letter. */
function published(fullName: string): INodeType | undefined {
	const compiled = packageJson.n8n.nodes.find((candidate) => {
		const className = classNameOf(candidate);
		return fullName === fullTypeName(className.charAt(0).toLowerCase() + className.slice(1));
	});
	return compiled === undefined ? undefined : (loadClass(compiled) as INodeType);
}

/** `orchestratorQueue` means the package's own; a name with a dot is taken as it is. */
export function fullTypeName(name: string): string {
	return name.includes('.') ? name : `${packageJson.name}.${name}`;
}
