/** Bodies of the operations on transactions (UiPath API catalogue, Orchestrator queues, DTO schemas). */
import { exceptionTypes } from '../state/records';
import type { ExceptionType, FlatContent } from '../state/records';
import { bodySchema } from './bodySchema';
import { date, flag, flatContent, guid, object, oneOf, text } from './fields';

export interface TransactionData {
	readonly Name?: string | null;
	readonly RobotIdentifier?: string | null;
	readonly SpecificContent?: FlatContent | null;
	readonly DeferDate?: string | null;
	readonly DueDate?: string | null;
	readonly Reference?: string | null;
	readonly ReferenceFilterOption?: 'Equals' | 'StartsWith';
	readonly ParentOperationId?: string | null;
}

export const startTransactionBody = bodySchema<{ readonly transactionData: TransactionData }>(
	object(
		{
			transactionData: object({
				Name: text(),
				RobotIdentifier: guid,
				SpecificContent: flatContent,
				DeferDate: date,
				DueDate: date,
				Reference: text(128),
				ReferenceFilterOption: oneOf(['Equals', 'StartsWith']),
				ParentOperationId: text(128),
			}),
		},
		['transactionData'],
	),
);

export interface TransactionResult {
	readonly IsSuccessful?: boolean;
	readonly ProcessingException?: {
		readonly Reason?: string | null;
		readonly Details?: string | null;
		readonly Type?: ExceptionType;
		readonly AssociatedImageFilePath?: string | null;
	} | null;
	readonly DeferDate?: string | null;
	readonly DueDate?: string | null;
	readonly Output?: FlatContent | null;
	readonly Analytics?: FlatContent | null;
	readonly Progress?: string | null;
	readonly OperationId?: string | null;
}

const processingException = object({
	Reason: text(),
	Details: text(),
	Type: oneOf(exceptionTypes),
	AssociatedImageFilePath: text(),
	CreationTime: date,
});

export const transactionResultBody = bodySchema<{ readonly transactionResult: TransactionResult }>(
	object(
		{
			transactionResult: object({
				IsSuccessful: flag,
				ProcessingException: { ...processingException, type: ['object', 'null'] },
				DeferDate: date,
				DueDate: date,
				Output: flatContent,
				Analytics: flatContent,
				Progress: text(),
				OperationId: text(128),
			}),
		},
		['transactionResult'],
	),
);

export const progressBody = bodySchema<{ readonly progress?: string | null }>(object({ progress: text() }));
