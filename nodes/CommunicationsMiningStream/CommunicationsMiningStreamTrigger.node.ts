import type { INodeType, INodeTypeDescription, ITriggerFunctions, ITriggerResponse } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { datasets, projects, streams } from '../shared/communicationsMining/pickers';
import { triggerFields } from './consumer/settings';
import { startConsumer } from './consumer/start';

export class CommunicationsMiningStreamTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'UiPath Communications Mining Stream Trigger',
		name: 'communicationsMiningStreamTrigger',
		icon: {
			light: 'file:communicationsMiningStream.svg',
			dark: 'file:communicationsMiningStream.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle: '={{ $parameter["stream"]["value"] }}',
		description: 'Starts the workflow with the comments of a stream and advances the stream after the workflow succeeded',
		defaults: { name: 'UiPath Communications Mining Stream Trigger' },
		inputs: [],
		outputs: `={{ $parameter["poison"] === "output" && $parameter["advance"] !== "immediately" ? [{ "type": "${NodeConnectionTypes.Main}", "displayName": "Comments" }, { "type": "${NodeConnectionTypes.Main}", "displayName": "Failing" }] : ["${NodeConnectionTypes.Main}"] }}`,
		credentials: [{ name: 'uiPathApi', required: true }],
		properties: triggerFields,
	};

	methods = { listSearch: { projects, datasets, streams } };

	async trigger(this: ITriggerFunctions): Promise<ITriggerResponse> {
		return await startConsumer(this);
	}
}
