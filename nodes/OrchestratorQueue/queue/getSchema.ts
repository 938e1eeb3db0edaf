import type { INodeProperties } from 'n8n-workflow';

import { composed } from '../../shared/operation';
import { anyObject } from '../../shared/wire/json';
import { parseJson } from '../../shared/wire/parseJson';
import { path } from '../../shared/wire/path';
import { folder, folderHeaders, queue, queueChoice } from '../fields';
import { queueDefinition, queueOf } from '../queue';

const FIELDS = {
	specificContent: 'SpecificDataJsonSchema',
	output: 'OutputDataJsonSchema',
	analytics: 'AnalyticsDataJsonSchema',
} as const;

const OF = ['specificContent', 'output', 'analytics'] as const;

const schemaOf: INodeProperties = {
	displayName: 'Schema Of',
	name: 'schemaOf',
	type: 'options',
	options: [
		{ name: 'Analytics', value: 'analytics', description: 'What the analytics of a result must match' },
		{ name: 'Output', value: 'output', description: 'What the output of a result must match' },
		{ name: 'Specific Content', value: 'specificContent', description: 'What the content of an item must match' },
	],
	default: 'specificContent',
	description: 'Which of the three JSON schemas of the queue to get',
};

/**
 * The JSON schema out of the queue's definition, which asks for Queues.View; the route of its own asks for Queues.Edit
 * (UiPath API catalogue, Orchestrator queues: Endpoints).
 */
export const getSchema = composed({
	value: 'getSchema',
	name: 'Get Schema',
	action: 'Get a JSON schema of a queue',
	description: 'Get the JSON schema that the content of items or results must match, where the queue has one',
	effect: 'reads',
	fields: [folder, queue, schemaOf],
	parameters: (read) => ({ headers: folderHeaders(read), choice: queueChoice(read), of: read.choice('schemaOf', OF) }),
	run: async (api, { headers, choice, of }) => {
		const { Id } = await queueOf(api, headers, choice);
		const definition = await api.send('reads', { method: 'GET', path: path`/odata/QueueDefinitions(${Id})`, headers }, queueDefinition);
		const text = definition[FIELDS[of]];
		const hasSchema = typeof text === 'string' && text.trim() !== '';
		const schema = hasSchema ? anyObject(parseJson(text)) : null;
		return [{ json: { queueId: Id, queue: definition.Name, schemaOf: of, hasSchema, schema } }];
	},
});
