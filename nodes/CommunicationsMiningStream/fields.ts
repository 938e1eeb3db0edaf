/** Fields that more than one operation of this node asks for, and how they are read. */
import type { INodeProperties } from 'n8n-workflow';

import { namePicker, nameOf, project } from '../shared/communicationsMining/fields';
import { once } from '../shared/once';

export const dataset: INodeProperties = namePicker({
	displayName: 'Dataset',
	name: 'dataset',
	description: 'The dataset that the stream reads',
	searchListMethod: 'datasets',
	example: 'customer-mail',
});

const stream: INodeProperties = namePicker({
	displayName: 'Stream',
	name: 'stream',
	description: 'The stream to work with',
	searchListMethod: 'streams',
	example: 'disputes',
});

/** Names one stream. */
export const streamFields = [project, dataset, stream] as const;

/** Names one dataset. */
export const datasetFields = [project, dataset] as const;

/** Where one stream is: its API names, each checked. */
export interface StreamAddress {
	readonly project: string;
	readonly dataset: string;
	readonly stream: string;
}

/** @throws InputError where a name is empty or cannot be an API name. */
export const streamAddress = once<StreamAddress>((panel) => ({
	project: nameOf(panel, 'project'),
	dataset: nameOf(panel, 'dataset'),
	stream: nameOf(panel, 'stream'),
}));
