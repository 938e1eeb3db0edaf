import { randomBytes } from 'node:crypto';
import type { Answer } from '../route';

/** The error codes that this emulator answers with (UiPath API catalogue, Orchestrator queues, errorCode). */
export const errorCodes = {
	NotAuthenticated: 0,
	InvalidRequest: 1000,
	NameAlreadyUsed: 1001,
	ItemNotFound: 1002,
	ErrorUpdating: 1007,
	DuplicateReference: 1016,
	OptimisticConcurrency: 1020,
	InvalidOrganizationUnit: 1100,
	RequiredOrganizationUnit: 1101,
	TransactionReferenceRequired: 1850,
	InvalidTransactionProgressStatus: 1851,
	TransactionNotStarted: 1852,
	ReviewerNotAvailable: 1853,
	QueueDefinitionParametersCannotChange: 1854,
	QueueItemSchemaViolationException: 1856,
	QueueItemContentSizeExceeded: 1864,
	QueueItemInvalidTransitionFromFinalStatus: 1865,
} as const;

export type ErrorName = keyof typeof errorCodes;

/** Thrown by handlers to answer with Orchestrator's error envelope. */
export class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly errorName: ErrorName,
		message: string,
		readonly headers: Readonly<Record<string, string>> = {},
	) {
		super(message);
	}

	toAnswer(): Answer {
		return { status: this.status, headers: this.headers, body: envelope(this.errorName, this.message) };
	}
}

/** Thrown by handlers to answer with a status and nothing else. */
export class EmptyRefusal extends Error {
	constructor(readonly status: number) {
		super(`Status ${status} without a body`);
	}

	toAnswer(): Answer {
		return { status: this.status };
	}
}

/** `{message, errorCode, traceId, resourceIds}`, the envelope of every error that Orchestrator itself words. */
export function envelope(name: ErrorName, message: string): object {
	const traceId = `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-00`;
	return { message, errorCode: errorCodes[name], traceId, resourceIds: null };
}

export function invalidRequest(message: string): Refusal {
	return new Refusal(400, 'InvalidRequest', message);
}

/** `what` names the missing thing, e.g. a queue's name. */
export function notFound(what: string): Refusal {
	return new Refusal(404, 'ItemNotFound', `${what} does not exist.`);
}
