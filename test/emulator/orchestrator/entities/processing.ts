import { choice, content, date, entity, navigation, number, text } from '../odata/entity';
import type { Statistics } from '../state/statistics';
import { queueDefinition } from './queueDefinition';
import type { QueueRow } from './queueDefinition';

export interface ProcessingRow extends QueueRow {
	readonly statistics: Statistics;
}

function total({ successful, applicationExceptions, businessExceptions }: Statistics): number {
	return successful + applicationExceptions + businessExceptions;
}

/** QueueProcessingStatusDto; only the queue's name and description can be filtered by (API guide, queue statistics). */
export const processingStatus = entity<ProcessingRow>({
	ItemsToProcess: content(({ statistics }) => statistics.remaining),
	ItemsInProgress: content(({ statistics }) => statistics.inProgress),
	QueueDefinitionId: content(({ queue }) => queue.id),
	QueueDefinitionKey: content(({ queue }) => queue.key),
	QueueDefinitionName: text(({ queue }) => queue.name),
	QueueDefinitionDescription: text(({ queue }) => queue.description),
	QueueDefinitionAcceptAutomaticallyRetry: content(({ queue }) => queue.acceptAutomaticallyRetry),
	QueueDefinitionRetryAbandonedItems: content(({ queue }) => queue.retryAbandonedItems),
	QueueDefinitionMaxNumberOfRetries: content(({ queue }) => queue.maxNumberOfRetries),
	QueueDefinitionEnforceUniqueReference: content(({ queue }) => queue.enforceUniqueReference),
	ProcessingMeanTime: content(({ statistics }) => statistics.meanTime),
	SuccessfulTransactionsNo: content(({ statistics }) => statistics.successful),
	ApplicationExceptionsNo: content(({ statistics }) => statistics.applicationExceptions),
	BusinessExceptionsNo: content(({ statistics }) => statistics.businessExceptions),
	SuccessfulTransactionsProcessingTime: content(({ statistics }) => statistics.successfulTime),
	ApplicationExceptionsProcessingTime: content(({ statistics }) => statistics.applicationExceptionsTime),
	BusinessExceptionsProcessingTime: content(({ statistics }) => statistics.businessExceptionsTime),
	TotalNumberOfTransactions: content(({ statistics }) => total(statistics)),
	LastProcessed: content(({ statistics }) => statistics.lastProcessed),
	ReleaseName: content(() => null),
	ReleaseId: content(({ queue }) => queue.releaseId),
	IsProcessInCurrentFolder: content(() => null),
	SpecificDataJsonSchemaExists: content(({ queue }) => queue.specificDataJsonSchema !== null),
	OutputDataJsonSchemaExists: content(({ queue }) => queue.outputDataJsonSchema !== null),
	AnalyticsDataJsonSchemaExists: content(({ queue }) => queue.analyticsDataJsonSchema !== null),
	ProcessScheduleId: content(({ queue }) => queue.processScheduleId),
	QueueFoldersCount: content(({ queue }) => queue.folders.size),
	Tags: content(({ queue }) => queue.tags),
	Id: content(({ queue }) => queue.id),
});

export interface RecordRow extends ProcessingRow {
	/** The end of the interval that the record is about. */
	readonly time: string;
	readonly reportType: 'Minute' | 'Hour' | 'Day';
	readonly id: number;
}

/** QueueProcessingRecordDto (UiPath API catalogue, Orchestrator queues, DTO schemas). */
export const processingRecord = entity<RecordRow>(
	{
		QueueDefinitionId: number(({ queue }) => queue.id),
		ProcessingTime: date(({ time }) => time),
		ReportType: choice(['All', 'Minute', 'Hour', 'Day'], ({ reportType }) => reportType),
		NumberOfRemainingTransactions: number(({ statistics }) => statistics.remaining),
		NumberOfInProgressTransactions: number(({ statistics }) => statistics.inProgress),
		NumberOfApplicationExceptions: number(({ statistics }) => statistics.applicationExceptions),
		NumberOfBusinessExceptions: number(({ statistics }) => statistics.businessExceptions),
		NumberOfSuccessfulTransactions: number(({ statistics }) => statistics.successful),
		NumberOfRetriedItems: number(({ statistics }) => statistics.retried),
		ApplicationExceptionsProcessingTime: number(({ statistics }) => statistics.applicationExceptionsTime),
		BusinessExceptionsProcessingTime: number(({ statistics }) => statistics.businessExceptionsTime),
		SuccessfulTransactionsProcessingTime: number(({ statistics }) => statistics.successfulTime),
		TotalNumberOfTransactions: number(({ statistics }) => total(statistics)),
		TenantId: number(() => 1),
		Id: number(({ id }) => id),
	},
	{ UiQueueMetadata: navigation(queueDefinition, (row) => row) },
);
