/** The settings of a queue, as Create and Update ask for them (UiPath API catalogue, Orchestrator queues: DTO schemas). */
import type { INodeProperties } from 'n8n-workflow';

import type { Values } from '../../shared/read';
import { bounded } from '../../shared/wire/input';
import type { Json } from '../../shared/wire/request';

const MOST_NAME_CHARACTERS = 50;
const MOST_DESCRIPTION_CHARACTERS = 250;
const RETRIES = { least: 0, most: 50 } as const;
const MINUTES = { least: 0, most: 2_147_483_647 } as const;

const flag = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'boolean',
	default: false,
	description,
});

const minutes = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'number',
	typeOptions: { minValue: MINUTES.least },
	default: 0,
	description,
});

const schema = (displayName: string, name: string, of: string): INodeProperties => ({
	displayName,
	name,
	type: 'json',
	default: '{}',
	description: `A JSON schema (draft 7, without lists) that ${of} must match`,
});

const retryAbandoned = flag('Retry Abandoned Items', 'retryAbandonedItems', 'Whether items that nobody finished within a day are tried again');
const retryAutomatically = flag('Retry Automatically', 'acceptAutomaticallyRetry', 'Whether items that failed with an application exception are tried again');

/** What Create offers under Options, and Update as changes. */
export const sharedSettings: readonly INodeProperties[] = [
	schema('Analytics Schema', 'analyticsSchema', 'the analytics of a result'),
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		default: '',
		description: 'What the queue is for, in at most 250 characters',
	},
	{
		displayName: 'Max Retries',
		name: 'maxNumberOfRetries',
		type: 'number',
		typeOptions: { minValue: RETRIES.least, maxValue: RETRIES.most },
		default: 1,
		description: 'How often an item is tried again at most',
	},
	schema('Output Schema', 'outputSchema', 'the output of a result'),
	retryAbandoned,
	retryAutomatically,
	minutes('Risk SLA (Minutes)', 'riskSlaInMinutes', 'How long after it was added an item is at risk of being late'),
	minutes('SLA (Minutes)', 'slaInMinutes', 'How long after it was added an item should be processed'),
	schema('Specific Content Schema', 'specificContentSchema', 'the specific content of an item'),
];

/** Can only be chosen when a queue is made, as the next one. */
export const uniqueReferences: INodeProperties = {
	...flag(
		'Enforce Unique References',
		'enforceUniqueReference',
		'Whether every item needs a reference of its own, which is what keeps items from being added twice',
	),
	hint: 'Turn it on where running a workflow again must not add items twice. It cannot be changed later.',
};

export const encrypted = flag(
	'Encrypted',
	'encrypted',
	'Whether UiPath keeps the content of the items encrypted. This cannot be changed later.',
);

/** QueueDefinitionDto's fields for those settings that are set. @throws InputError for what UiPath does not take. */
export function settingsIn(options: Values): { readonly [key: string]: Json } {
	const text = (name: string) => options.optionalText(name);
	const truth = (name: string) => (options.has(name) ? options.flag(name) : undefined);
	const number = (name: string, bounds: { least: number; most: number }) => options.optionalInteger(name, bounds);
	const all: Readonly<Record<string, Json | undefined>> = {
		Description: bounded(text('description'), 'Description', MOST_DESCRIPTION_CHARACTERS),
		MaxNumberOfRetries: number('maxNumberOfRetries', RETRIES),
		AcceptAutomaticallyRetry: truth('acceptAutomaticallyRetry'),
		RetryAbandonedItems: truth('retryAbandonedItems'),
		Encrypted: truth('encrypted'),
		SpecificDataJsonSchema: schemaIn(options, 'specificContentSchema'),
		OutputDataJsonSchema: schemaIn(options, 'outputSchema'),
		AnalyticsDataJsonSchema: schemaIn(options, 'analyticsSchema'),
		SlaInMinutes: number('slaInMinutes', MINUTES),
		RiskSlaInMinutes: number('riskSlaInMinutes', MINUTES),
	};
	return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** @throws InputError where the name is longer than UiPath takes. */
export function queueNameOf<T extends string | undefined>(name: T): T {
	return bounded(name, 'Name', MOST_NAME_CHARACTERS);
}

/** UiPath keeps a schema as text; an empty object means none. */
function schemaIn(options: Values, name: string): string | undefined {
	if (!options.has(name)) return undefined;
	const given = options.object(name);
	return Object.keys(given).length === 0 ? undefined : JSON.stringify(given);
}
