import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { execute } from '../shared/execute';
import { propertiesOf } from '../shared/properties';
import { advise } from './advise';
import { itemCommentResource } from './itemComment';
import { contentFields, folders, queues } from './pickers';
import { queueResource } from './queue/index';
import { queueItemResource } from './queueItem';
import { reviewResource } from './review';
import { reviewers } from './review/pickers';
import { transactionResource } from './transaction';

const resources = [queueItemResource, transactionResource, reviewResource, itemCommentResource, queueResource];

export class OrchestratorQueue implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'UiPath Orchestrator Queue',
		name: 'orchestratorQueue',
		icon: {
			light: 'file:orchestratorQueue.svg',
			dark: 'file:orchestratorQueue.dark.svg',
		},
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Add, read and manage the items of UiPath Orchestrator queues',
		defaults: { name: 'UiPath Orchestrator Queue' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'uiPathApi', required: true }],
		properties: propertiesOf(resources),
	};

	methods = { listSearch: { folders, queues, reviewers }, resourceMapping: { contentFields } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await execute(this, 'orchestrator', resources, advise);
	}
}
