import type { IDataObject, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

export const BARE_TYPE = 'bench.bare';

/** A node that is nothing but `work`: what n8n's engine costs with the same items in and out is then on both sides. */
export class BareNode implements INodeType {
	readonly description: INodeTypeDescription = {
		displayName: 'Bare',
		name: 'bare',
		group: ['transform'],
		version: 1,
		description: 'The floor',
		defaults: { name: 'Bare' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	constructor(private readonly work: () => Promise<readonly IDataObject[]>) {}

	readonly execute = async (): Promise<INodeExecutionData[][]> => {
		const items = await this.work();
		return [items.map((json, item) => ({ json, pairedItem: { item } }))];
	};
}
