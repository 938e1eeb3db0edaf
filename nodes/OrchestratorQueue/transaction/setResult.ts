import type { INodeProperties } from 'n8n-workflow';
import { isDeepStrictEqual } from 'node:util';

import { composed } from '../../shared/operation';
import type { Read } from '../../shared/read';
import { bounded, InputError } from '../../shared/wire/input';
import type { Json } from '../../shared/wire/request';
import { folder, folderHeaders } from '../fields';
import { itemId, itemIdOf, MOST_CHARACTERS } from '../queueItem/fields';
import { flatContent } from './content';
import { setTransactionResult } from './settling';
import type { TransactionItem } from './settling';

/** UiPath API catalogue, Orchestrator queues: Rate and size limits. */
const LIMITS = { output: 100_000, analytics: 10_000, reason: 102_400 } as const;

const RESULTS = ['successful', 'applicationException', 'businessException'] as const;
type Result = (typeof RESULTS)[number];

/** UiPath's names. */
const EXCEPTION_TYPES = { applicationException: 'ApplicationException', businessException: 'BusinessException' } as const;

const result: INodeProperties = {
	displayName: 'Result',
	name: 'result',
	type: 'options',
	options: [
		{
			name: 'Failed for Good (Business Exception)',
			value: 'businessException',
			description: 'The data is wrong: UiPath does not try the item again',
		},
		{
			name: 'Failed, Try Again (Application Exception)',
			value: 'applicationException',
			description: 'Something did not work: UiPath tries the item again where the queue retries and tries are left',
		},
		{ name: 'Successful', value: 'successful', description: 'The item is done' },
	],
	default: 'successful',
	description: 'How the work on the item ended. This cannot be undone.',
};

const reason: INodeProperties = {
	displayName: 'Reason',
	name: 'reason',
	type: 'string',
	typeOptions: { rows: 2 },
	default: '',
	required: true,
	displayOptions: { show: { result: ['applicationException', 'businessException'] } },
	placeholder: 'e.g. The invoice has no number',
	description: 'Why it failed, for the people who look at the item',
};

const flat = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'json',
	default: '{}',
	description: `${description}: one JSON object of texts, numbers, true, false and null`,
});

const output = flat('Output', 'output', 'What the work on the item gave');
const analytics = flat('Analytics', 'analytics', 'Figures for reports');

const details: INodeProperties = {
	displayName: 'Details',
	name: 'details',
	type: 'string',
	typeOptions: { rows: 4 },
	default: '',
	description: 'More about the failure, such as a log. Ignored for a successful result.',
};

const progress: INodeProperties = {
	displayName: 'Progress',
	name: 'progress',
	type: 'string',
	default: '',
	placeholder: 'e.g. Booked',
	description: 'How far the work had come',
};

const operationId: INodeProperties = {
	displayName: 'Operation ID',
	name: 'operationId',
	type: 'string',
	default: '',
	description: 'An ID of your own for the work that finished the item, in at most 128 characters',
};

/** SetTransactionResult for an item in progress. Once it has a result UiPath takes no other (409). */
export const setResult = composed({
	value: 'setResult',
	name: 'Set Result',
	action: 'Set the result of a transaction',
	description: 'Finish a queue item that is in progress, as successful or failed. A result cannot be changed afterwards.',
	effect: 'settles',
	fields: [folder, itemId, result, reason, output],
	options: [analytics, details, operationId, progress],
	parameters: (read) => ({
		transaction: { id: itemIdOf(read), headers: folderHeaders(read) },
		result: read.choice('result', RESULTS),
		reason: read.optionalText('reason'),
		body: bodyOf(read),
	}),
	run: async (api, { transaction, result: wanted, reason: why, body }) => {
		await setTransactionResult(api, transaction, body, (item) => hasResult(item, wanted, why) && hasOutput(item, body));
		const json = { id: transaction.id, resultSet: true, result: wanted, ...(why !== undefined && { reason: why }) };
		return [{ json }];
	},
});

/** TransactionResultDto; what was not entered is left out. */
function bodyOf(read: Read): { readonly [key: string]: Json } {
	const { options } = read;
	const wanted = read.choice('result', RESULTS);
	const body: Record<string, Json | undefined> = {
		IsSuccessful: wanted === 'successful',
		ProcessingException: exceptionOf(read, wanted),
		Output: flatContent(read, 'output', output.displayName, LIMITS.output),
		Analytics: flatContent(options, 'analytics', analytics.displayName, LIMITS.analytics),
		Progress: bounded(options.optionalText('progress'), progress.displayName, MOST_CHARACTERS.progress),
		OperationId: bounded(options.optionalText('operationId'), operationId.displayName, MOST_CHARACTERS.operationId),
	};
	return Object.fromEntries(Object.entries(body).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

function exceptionOf(read: Read, wanted: Result): Json | undefined {
	if (wanted === 'successful') return undefined;
	const why = read.optionalText('reason');
	if (why === undefined) {
		throw new InputError(`"${reason.displayName}" is empty. Say why the item failed; people see it beside the item in Orchestrator.`);
	}
	const more = read.options.optionalText('details');
	return {
		Reason: bounded(why, reason.displayName, LIMITS.reason),
		Type: EXCEPTION_TYPES[wanted],
		...(more !== undefined && { Details: bounded(more, details.displayName, LIMITS.reason) }),
	};
}

/** Whether the item ended as wanted; a failed one may be Retried already. */
function hasResult({ Status, ProcessingException }: TransactionItem, wanted: Result, why: string | undefined): boolean {
	if (wanted === 'successful') return Status === 'Successful';
	const isAlike = ProcessingException?.Reason === why && ProcessingException?.Type === EXCEPTION_TYPES[wanted];
	return isAlike && (Status === 'Failed' || Status === 'Retried');
}

/** A result with another output is somebody else's, also one with more in it. */
function hasOutput({ Output }: TransactionItem, { Output: wanted }: { readonly [key: string]: Json }): boolean {
	const sent = typeof wanted === 'object' && wanted !== null ? Object.entries(wanted) : [];
	const held = Object.keys(Output ?? {}).filter((key) => !key.includes('@'));
	return held.length === sent.length && sent.every(([key, value]) => isDeepStrictEqual(Output?.[key], value));
}
