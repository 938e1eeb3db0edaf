/** Which queue items to list or export, in the panel. */
import type { INodeProperties } from 'n8n-workflow';

export const STATUSES = ['New', 'InProgress', 'Failed', 'Successful', 'Abandoned', 'Retried', 'Deleted'] as const;
export const REVIEW_STATUSES = ['None', 'InReview', 'Verified', 'Retried'] as const;
export const EXCEPTION_TYPES = ['ApplicationException', 'BusinessException'] as const;

const filterWay: INodeProperties = {
	displayName: 'Filter By',
	name: 'filterWay',
	type: 'options',
	options: [
		{ name: 'Conditions', value: 'conditions', description: 'Conditions chosen below; an item must meet all of them' },
		{ name: 'OData Expression', value: 'expression', description: "A $filter in Orchestrator's own words" },
	],
	default: 'conditions',
};

const dateCondition = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'dateTime',
	default: '',
	description,
});

const conditions: INodeProperties = {
	displayName: 'Conditions',
	name: 'conditions',
	type: 'collection',
	placeholder: 'Add Condition',
	default: {},
	displayOptions: { show: { filterWay: ['conditions'] } },
	options: [
		dateCondition('Created After', 'createdAfter', 'Items that were added at this moment or later'),
		dateCondition('Created Before', 'createdBefore', 'Items that were added before this moment'),
		dateCondition('Deferred After', 'deferredAfter', 'Items that robots may take at this moment or later'),
		dateCondition('Deferred Before', 'deferredBefore', 'Items that robots may take before this moment'),
		dateCondition('Due After', 'dueAfter', 'Items that are due at this moment or later'),
		dateCondition('Due Before', 'dueBefore', 'Items that are due before this moment'),
		dateCondition('Ended After', 'endedAfter', 'Items whose processing ended at this moment or later'),
		dateCondition('Ended Before', 'endedBefore', 'Items whose processing ended before this moment'),
		{
			displayName: 'Exception Type',
			name: 'exceptionType',
			type: 'options',
			options: [
				{ name: 'Application Exception', value: 'ApplicationException', description: 'Worth another try' },
				{ name: 'Business Exception', value: 'BusinessException', description: 'Trying again would not help' },
			],
			default: 'ApplicationException',
			description: 'Items that failed with this kind of exception',
		},
		{
			displayName: 'Priority',
			name: 'priority',
			type: 'multiOptions',
			options: [
				{ name: 'High', value: 'High' },
				{ name: 'Low', value: 'Low' },
				{ name: 'Normal', value: 'Normal' },
			],
			default: [],
			description: 'Items with one of these priorities',
		},
		{
			displayName: 'Reference',
			name: 'reference',
			type: 'string',
			default: '',
			description: 'Items with exactly this reference',
		},
		{
			displayName: 'Reference Starts With',
			name: 'referenceStart',
			type: 'string',
			default: '',
			description: 'Items whose reference begins so',
		},
		{
			displayName: 'Review Status',
			name: 'reviewStatus',
			type: 'multiOptions',
			options: [
				{ name: 'In Review', value: 'InReview' },
				{ name: 'None', value: 'None' },
				{ name: 'Retried', value: 'Retried' },
				{ name: 'Verified', value: 'Verified' },
			],
			default: [],
			description: 'Items with one of these review statuses',
		},
		{
			displayName: 'Reviewer ID',
			name: 'reviewerId',
			type: 'string',
			default: '',
			description: 'Items that this user reviews, by the number of the user',
		},
		{
			displayName: 'Robot ID',
			name: 'robotId',
			type: 'string',
			default: '',
			description: 'Items that this robot processed, by the number of the robot',
		},
		dateCondition('Started After', 'startedAfter', 'Items whose processing began at this moment or later'),
		dateCondition('Started Before', 'startedBefore', 'Items whose processing began before this moment'),
		{
			displayName: 'Status',
			name: 'status',
			type: 'multiOptions',
			options: [
				{ name: 'Abandoned', value: 'Abandoned', description: 'In progress for more than 24 hours' },
				{ name: 'Deleted', value: 'Deleted' },
				{ name: 'Failed', value: 'Failed' },
				{ name: 'In Progress', value: 'InProgress' },
				{ name: 'New', value: 'New' },
				{ name: 'Retried', value: 'Retried', description: 'Failed, and followed by another try' },
				{ name: 'Successful', value: 'Successful' },
			],
			default: [],
			description: 'Items with one of these statuses',
		},
	],
};

const filterExpression: INodeProperties = {
	displayName: 'Expression',
	name: 'filterExpression',
	type: 'string',
	default: '',
	placeholder: "e.g. Status eq 'Failed' and startswith(Reference,'INV-')",
	displayOptions: { show: { filterWay: ['expression'] } },
	hint: "Texts stand in single quotes, a quote inside doubled ('O''Brien'); dates bare in UTC (2026-01-31T08:00:00Z)",
	description: 'OData $filter over the fields of queue items, such as Status, Reference, Priority, RobotId, CreationTime',
};

/** The choice, and what belongs to each way. */
export const filterPanel = [filterWay, conditions, filterExpression] as const;
