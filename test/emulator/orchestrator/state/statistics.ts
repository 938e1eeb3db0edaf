import type { QueueItem } from './records';

/** Counts and times of queue items; times are means in seconds. */
export interface Statistics {
	readonly remaining: number;
	readonly inProgress: number;
	readonly successful: number;
	readonly applicationExceptions: number;
	readonly businessExceptions: number;
	readonly retried: number;
	readonly successfulTime: number;
	readonly applicationExceptionsTime: number;
	readonly businessExceptionsTime: number;
	readonly meanTime: number;
	readonly lastProcessed: string | null;
}

export function statisticsOf(items: readonly QueueItem[]): Statistics {
	const having = (test: (item: QueueItem) => boolean): QueueItem[] => items.filter(test);
	const successful = having(({ status }) => status === 'Successful');
	const application = having(({ processingException }) => processingException?.type === 'ApplicationException');
	const business = having(({ processingException }) => processingException?.type === 'BusinessException');
	return {
		remaining: having(({ status }) => status === 'New').length,
		inProgress: having(({ status }) => status === 'InProgress').length,
		successful: successful.length,
		applicationExceptions: application.length,
		businessExceptions: business.length,
		retried: having(({ status }) => status === 'Retried').length,
		successfulTime: meanSeconds(successful),
		applicationExceptionsTime: meanSeconds(application),
		businessExceptionsTime: meanSeconds(business),
		meanTime: meanSeconds([...successful, ...application, ...business]),
		lastProcessed: lastEnd(items),
	};
}

function lastEnd(items: readonly QueueItem[]): string | null {
	let last: string | null = null;
	for (const { endProcessing } of items) {
		if (endProcessing !== null && (last === null || endProcessing > last)) last = endProcessing;
	}
	return last;
}

function meanSeconds(items: readonly QueueItem[]): number {
	if (items.length === 0) return 0;
	const total = items.reduce((sum, { startProcessing, endProcessing }) => {
		if (startProcessing === null || endProcessing === null) return sum;
		return sum + (Date.parse(endProcessing) - Date.parse(startProcessing)) / 1_000;
	}, 0);
	return Math.round((total / items.length) * 100) / 100;
}
