/** Asks a node's list for a resource locator, in n8n-core's own context, as the editor does while a person types. */
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { core, platformReady } from './platform';
import { assemble, type TestNode, type TestWorkflow } from './workflow';

export interface SearchOptions extends Omit<TestWorkflow, 'nodes' | 'connections'> {
	/** The node as it stands in the editor, with the parameters chosen so far. */
	readonly node: TestNode;
	/** The name under `methods.listSearch`. */
	readonly method: string;
	readonly filter?: string;
	/** As the previous page gave it. */
	readonly paginationToken?: string;
}

/** One page of the list. @throws what the node throws */
export async function searchList(options: SearchOptions): Promise<INodeListSearchResult> {
	await platformReady();
	const { workflow, additionalData } = assemble({ ...options, nodes: [options.node] }, 'manual');
	const node = workflow.getNode(options.node.name);
	if (node === null) throw new Error('The workflow lost its node');
	additionalData.currentNodeParameters = node.parameters;
	const { methods } = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const search = methods?.listSearch?.[options.method];
	if (search === undefined) throw new Error(`${node.type} has no list "${options.method}"`);
	// n8n-core is compiled without exactOptionalPropertyTypes, so its own class seems not to fit its own interface.
	const context = new core.LoadOptionsContext(workflow, node, additionalData, 'list') as ILoadOptionsFunctions;
	return await search.call(context, options.filter, options.paginationToken);
}
