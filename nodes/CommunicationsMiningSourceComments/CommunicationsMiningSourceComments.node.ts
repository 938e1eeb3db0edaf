import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { projects, sources } from '../shared/communicationsMining/pickers';
import { execute } from '../shared/execute';
import { propertiesOf } from '../shared/properties';
import { attachment } from './attachment';
import { comment } from './comment';
import { source } from './source';
import { thread } from './thread';

const resources = [comment, attachment, thread, source];

export class CommunicationsMiningSourceComments implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'UiPath Communications Mining Source Comments',
		name: 'communicationsMiningSourceComments',
		icon: {
			light: 'file:communicationsMiningSourceComments.svg',
			dark: 'file:communicationsMiningSourceComments.dark.svg',
		},
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Put messages into a UiPath Communications Mining source, and read or delete its comments',
		defaults: { name: 'UiPath Communications Mining Source Comments' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'uiPathApi', required: true }],
		properties: propertiesOf(resources),
	};

	methods = { listSearch: { projects, sources } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, 'communicationsMining', resources);
	}
}
