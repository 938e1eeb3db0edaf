/** The trigger's panel, and how it is read. */
import type { ExecutionStatus, INodeProperties } from 'n8n-workflow';

import type { Read } from '../../shared/read';
import { streamFields } from '../fields';
import { includeRaw, output } from '../output/items';
import { maxFiltered } from '../result/reading';
import type { ConsumerSettings } from './consume';
import type { PoisonPolicy } from './poison';
import type { AdvanceRule } from './verdict';

const STATUSES = ['canceled', 'crashed', 'error', 'success', 'waiting'] as const satisfies readonly ExecutionStatus[];
const RULES = ['immediately', 'later', 'onCompletion', 'onStatuses', 'onSuccess'] as const;

const advance: INodeProperties = {
	displayName: 'Advance the Stream',
	name: 'advance',
	type: 'options',
	options: [
		{
			name: 'Immediately',
			value: 'immediately',
			description: 'Does not wait for executions: fastest, but what a failed execution was given does not come again',
		},
		{
			name: 'Later, by an Advance Operation',
			value: 'later',
			description: 'This trigger never advances past a comment; the workflow does with the Result > Advance operation',
		},
		{
			name: 'On Allowed Execution Statuses',
			value: 'onStatuses',
			description: 'After the execution ended with one of the chosen statuses',
		},
		{
			name: 'On Execution Completion',
			value: 'onCompletion',
			description: 'After the execution ended, whether it succeeded or failed',
		},
		{
			name: 'On Execution Success',
			value: 'onSuccess',
			description: 'After the execution succeeded. What a failed execution was given comes again.',
		},
	],
	default: 'onSuccess',
	description: 'When a comment counts as consumed, so that it does not come again',
};

const statuses: INodeProperties = {
	displayName: 'Allowed Statuses',
	name: 'statuses',
	type: 'multiOptions',
	displayOptions: { show: { advance: ['onStatuses'] } },
	options: [
		{ name: 'Canceled', value: 'canceled' },
		{ name: 'Crashed', value: 'crashed' },
		{ name: 'Error', value: 'error' },
		{ name: 'Success', value: 'success' },
		{ name: 'Waiting', value: 'waiting', description: 'The execution has reached a Wait node' },
	],
	default: ['success'],
	description: 'Statuses after which the stream is advanced',
};

const batchSize: INodeProperties = {
	displayName: 'Batch Size',
	name: 'batchSize',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: 1024 },
	default: 16,
	description: 'How many comments are read at a time',
};

const per: INodeProperties = {
	displayName: 'One Execution Per',
	name: 'per',
	type: 'options',
	options: [
		{ name: 'Batch', value: 'batch', description: 'An execution is given all comments that were read together' },
		{ name: 'Comment', value: 'comment', description: 'An execution is given one comment; one after the other' },
	],
	default: 'batch',
	description: 'What one execution of the workflow is given',
};

const poison: INodeProperties = {
	displayName: 'When a Comment Keeps Failing',
	name: 'poison',
	type: 'options',
	displayOptions: { hide: { advance: ['immediately'] } },
	options: [
		{
			name: 'Send to Second Output and Go On',
			value: 'output',
			description: 'Give the comment to the second output of this trigger',
		},
		{ name: 'Stop and Raise an Error', value: 'stop', description: 'The stream stays before the comment' },
		{
			name: 'Tag as Exception and Go On',
			value: 'tag',
			description: 'Tag the comment as an exception of the stream in Communications Mining',
		},
	],
	default: 'stop',
	description:
		'What to do with a comment whose executions failed 5 times, or as often as "Deliveries Before a Comment Counts as Failing" under Options says. The count starts anew when n8n or the workflow is started again.',
};

const exceptionType: INodeProperties = {
	displayName: 'Exception Type',
	name: 'exceptionType',
	type: 'string',
	displayOptions: { show: { poison: ['tag'] }, hide: { advance: ['immediately'] } },
	default: 'n8n Workflow Failed',
	description: 'What the exception is called in Communications Mining',
};

const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Advance After Each Comment',
			name: 'advanceEach',
			type: 'boolean',
			displayOptions: { show: { '/per': ['comment'] } },
			default: true,
			description:
				'Whether the stream is advanced after each comment. If not, a failure brings the whole batch again.',
		},
		{
			displayName: 'Deadline (Seconds)',
			name: 'deadline',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 3600,
			description:
				"How long an execution may take before its comments are read again. If not set, the workflow's own timeout, else an hour.",
		},
		{
			displayName: 'Deliveries Before a Comment Counts as Failing',
			name: 'deliveries',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 5,
			description: 'How many executions may fail with a comment. A failing batch is then tried comment by comment.',
		},
		includeRaw,
		{
			displayName: 'Longest Pause When Idle (Seconds)',
			name: 'idleTo',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 60,
			description: 'The pause between two reads doubles up to this while the stream has nothing new',
		},
		maxFiltered,
		{
			displayName: 'Shortest Pause When Idle (Seconds)',
			name: 'idleFrom',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 1,
			description: 'The first pause when the stream has nothing new',
		},
	],
};

const notice: INodeProperties = {
	displayName:
		'A stream has one position for everyone who reads it. Let only this trigger consume it: two consumers get the same comments, and the last one to advance wins.',
	name: 'notice',
	type: 'notice',
	default: '',
};

export const triggerFields: INodeProperties[] = [
	...streamFields,
	notice,
	advance,
	statuses,
	per,
	batchSize,
	output,
	poison,
	exceptionType,
	options,
];

const SECONDS = { least: 1, most: 30 * 24 * 3600 };

/** How the consumer is to work. @throws InputError for values out of bounds. */
export function consumerSettings(read: Read): ConsumerSettings {
	const from = (read.options.optionalInteger('idleFrom', SECONDS) ?? 1) * 1000;
	const to = (read.options.optionalInteger('idleTo', SECONDS) ?? 60) * 1000;
	return {
		rule: ruleOf(read),
		per: read.choice('per', ['batch', 'comment']),
		advanceEach: read.options.has('advanceEach') ? read.options.flag('advanceEach') : true,
		poison: {
			policy: policyOf(read),
			after: read.options.optionalInteger('deliveries', { least: 1, most: 1000 }) ?? 5,
		},
		idle: { from: Math.min(from, to), to },
	};
}

/** In ms: the option, else the workflow's own timeout (`workflowTimeout`, in seconds), else an hour. */
export function deadlineOf(read: Read, workflowTimeout: number | undefined): number {
	const seconds = read.options.optionalInteger('deadline', SECONDS);
	const timeout = workflowTimeout !== undefined && workflowTimeout > 0 ? workflowTimeout : 3600;
	return (seconds ?? timeout) * 1000;
}

export function readSize(read: Read): { readonly results: number; readonly filtered: number } {
	return {
		results: read.integer('batchSize', { least: 1, most: 1024 }),
		filtered: read.options.optionalInteger('maxFiltered', { least: 1, most: 1024 }) ?? 1024,
	};
}

function ruleOf(read: Read): AdvanceRule {
	const when = read.choice('advance', RULES);
	return when === 'onStatuses' ? { when, statuses: read.choices('statuses', STATUSES) } : { when };
}

function policyOf(read: Read): PoisonPolicy {
	if (!read.has('poison')) return { then: 'stop' };
	const then = read.choice('poison', ['output', 'stop', 'tag']);
	return then === 'tag' ? { then, type: read.text('exceptionType') } : { then };
}
