import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { advise } from '../shared/communicationsMining/advise';
import { datasets, projects, streams } from '../shared/communicationsMining/pickers';
import { execute } from '../shared/execute';
import { propertiesOf } from '../shared/properties';
import { exception } from './exception';
import { result } from './result';
import { stream } from './stream';

const resources = [result, stream, exception];

export class CommunicationsMiningStream implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'UiPath Communications Mining Stream',
		name: 'communicationsMiningStream',
		icon: {
			light: 'file:communicationsMiningStream.svg',
			dark: 'file:communicationsMiningStream.dark.svg',
		},
		group: ['input'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read the comments that a UiPath Communications Mining stream has understood, and advance the stream',
		defaults: { name: 'UiPath Communications Mining Stream' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'uiPathApi', required: true }],
		properties: propertiesOf(resources),
	};

	methods = { listSearch: { projects, datasets, streams } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, 'communicationsMining', resources, advise);
	}
}
