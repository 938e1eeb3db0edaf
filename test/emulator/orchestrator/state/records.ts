/** What the emulated tenant holds. Dates are ISO 8601 text in UTC. */
import type { Int64 } from '../json';

export interface Folder {
	readonly id: Int64;
	readonly key: string;
	readonly displayName: string;
	readonly fullyQualifiedName: string;
	readonly description: string | null;
	readonly parent: Folder | null;
}

export interface User {
	readonly id: Int64;
	readonly key: string;
	readonly userName: string;
	readonly name: string;
	readonly surname: string;
	readonly emailAddress: string;
	readonly type: 'DirectoryUser' | 'User';
}

export interface Robot {
	readonly id: Int64;
	readonly name: string;
	readonly licenseKey: string;
	readonly machineId: Int64;
	readonly machineName: string;
	readonly userName: string;
	readonly type: 'Unattended' | 'Development';
}

export const statuses = ['New', 'InProgress', 'Failed', 'Successful', 'Abandoned', 'Retried', 'Deleted'] as const;
export const reviewStatuses = ['None', 'InReview', 'Verified', 'Retried'] as const;
export const priorities = ['High', 'Normal', 'Low'] as const;
export const exceptionTypes = ['ApplicationException', 'BusinessException'] as const;
export const commitTypes = ['AllOrNothing', 'StopOnFirstFailure', 'ProcessAllIndependently'] as const;
export const retentionTypes = ['Final', 'Stale'] as const;

export type Status = (typeof statuses)[number];
export type ReviewStatus = (typeof reviewStatuses)[number];
export type Priority = (typeof priorities)[number];
export type ExceptionType = (typeof exceptionTypes)[number];
export type CommitType = (typeof commitTypes)[number];
export type RetentionType = (typeof retentionTypes)[number];

/** A flat map of primitives, as SpecificContent, Output and Analytics are. */
export type FlatContent = Readonly<Record<string, string | number | bigint | boolean | null>>;

export interface ProcessingException {
	readonly reason: string;
	readonly details: string | null;
	readonly type: ExceptionType;
	readonly associatedImageFilePath: string | null;
	readonly creationTime: string;
}

export interface Retention {
	readonly action: 'Delete' | 'Archive' | 'None';
	/** Days. */
	readonly period: number;
	readonly bucketId: Int64 | null;
}

/** The settings of a queue that requests may set. */
export interface QueueSettings {
	name: string;
	description: string | null;
	maxNumberOfRetries: number;
	acceptAutomaticallyRetry: boolean;
	retryAbandonedItems: boolean;
	enforceUniqueReference: boolean;
	encrypted: boolean;
	specificDataJsonSchema: string | null;
	outputDataJsonSchema: string | null;
	analyticsDataJsonSchema: string | null;
	processScheduleId: Int64 | null;
	slaInMinutes: number | null;
	riskSlaInMinutes: number | null;
	releaseId: Int64 | null;
	tags: ReadonlyArray<Readonly<Record<string, string>>>;
}

export interface Queue extends QueueSettings {
	readonly id: Int64;
	readonly key: string;
	readonly creationTime: string;
	readonly folders: Set<Folder>;
	/** In ascending order of id. */
	readonly items: QueueItem[];
	/** Items by reference, trimmed and in lower case. */
	readonly byReference: Map<string, QueueItem[]>;
	readonly retention: Record<RetentionType, Retention>;
}

export interface QueueItem {
	readonly id: Int64;
	readonly queue: Queue;
	/** Shared by an item and its retries. */
	readonly key: string;
	readonly uniqueKey: string;
	readonly reference: string | null;
	status: Status;
	reviewStatus: ReviewStatus;
	reviewer: User | null;
	robot: Robot | null;
	priority: Priority;
	specificContent: FlatContent | null;
	output: FlatContent | null;
	analytics: FlatContent | null;
	processingException: ProcessingException | null;
	dueDate: string | null;
	riskSlaDate: string | null;
	deferDate: string | null;
	startProcessing: string | null;
	endProcessing: string | null;
	readonly creationTime: string;
	readonly secondsInPreviousAttempts: number;
	readonly ancestor: QueueItem | null;
	readonly manualAncestor: QueueItem | null;
	readonly retryNumber: number;
	readonly manualRetryNumber: number | null;
	progress: string | null;
	operationId: string | null;
	readonly parentOperationId: string | null;
	/** The counter behind RowVersion. */
	version: number;
	/** The item, its ancestors and its retries, oldest first; one array that they share. */
	readonly chain: QueueItem[];
	readonly events: QueueItemEvent[];
}

export type EventAction = 'Create' | 'Edit' | 'Delete' | 'Status' | 'Retry';

/** Who did something: a user of the tenant, or an external application. */
export interface Actor {
	readonly userId: Int64;
	readonly userName: string;
	readonly externalClientId: string | null;
}

export interface QueueItemEvent {
	readonly id: Int64;
	readonly item: QueueItem;
	readonly timestamp: string;
	readonly action: EventAction;
	readonly actor: Actor;
	readonly status: Status;
	readonly reviewStatus: ReviewStatus;
	readonly reviewer: User | null;
}

export interface QueueItemComment {
	readonly id: Int64;
	readonly item: QueueItem;
	text: string;
	readonly creationTime: string;
	readonly author: Actor;
}

export interface Export {
	readonly id: Int64;
	readonly queue: Queue;
	readonly name: string;
	status: 'New' | 'InProgress' | 'Completed' | 'Failed';
	readonly requestedAt: string;
	executedAt: string | null;
	readonly fails: boolean;
	readonly file: ExportFile;
}

/** A CSV file that is made while it is read. */
export interface ExportFile {
	/** Name under which the pre-signed link finds it; cannot be guessed. */
	readonly ticket: string;
	/** Bytes. */
	readonly size: number;
	chunks(): Iterable<Buffer>;
}

export interface Webhook {
	readonly id: Int64;
	readonly key: string;
	name: string;
	description: string | null;
	url: string;
	enabled: boolean;
	secret: string | null;
	subscribeToAllEvents: boolean;
	allowInsecureSsl: boolean;
	events: readonly string[];
}
