/** Runs operations as values, and reads from their outcomes what the user is told. */
import type { Api } from '../../nodes/shared/client/api';
import { asError } from '../../nodes/shared/asError';
import { createApi } from '../../nodes/shared/client/client';
import type { ServiceName } from '../../nodes/shared/client/connection';
import type { Host, Operation, Outcome } from '../../nodes/shared/operation';
import type { Read } from '../../nodes/shared/read';
import type { Emulator } from '../emulator';
import { busyClock } from './busyClock';

export const host: Host = {
	signal: undefined,
	hint: () => undefined,
	store: async () => await Promise.reject(new Error('Nothing is stored here')),
	open: async () => await Promise.reject(new Error('Nothing is opened here')),
};

/** The API of one execution whose waits take no time. */
export function apiOf({ orchestratorUrl, communicationsMiningUrl, credentials }: Emulator, service: ServiceName): Api {
	const token = { kind: 'bearer', token: credentials.accessToken } as const;
	return createApi({
		connection: { orchestratorUrl, communicationsMiningUrl, token },
		service,
		host: {},
		// The emulator's items tell when they were made, so both clocks have to agree.
		clock: busyClock(Date.now()),
	});
}

/** What becomes of each of `reads`, in their order, one after the other or as one job, as the operation wants it. */
export async function outcomesOf(operation: Operation, reads: readonly Read[], api: Api): Promise<readonly Outcome[]> {
	if (operation.kind === 'paged') throw new Error('A list has pages, and no outcome for each item');
	if (operation.kind === 'composed' && operation.takes === 'all items') {
		const { refused, job } = await operation.prepare(reads, host);
		return [...refused, ...(await job(api))].sort((one, other) => one.item - other.item);
	}
	const outcomes: Outcome[] = [];
	for (const read of reads) {
		const { item } = read;
		const outcome = Promise.resolve().then(async () => ({ item, items: await operation.prepare(read)(api, host) }));
		outcomes.push(await outcome.catch((error: unknown) => ({ item, error: asError(error) })));
	}
	return outcomes;
}

/** Whether an outcome says that it was done, if only that. */
export function isDone(outcome: Outcome): boolean {
	return 'items' in outcome || outcome.error.message.startsWith('It was done');
}

/** Whether an outcome says that nobody knows whether it was done. */
export function isUnknown(outcome: Outcome): boolean {
	if ('items' in outcome) return false;
	const { details, error } = outcome;
	return details?.['outcome'] === 'unknown' || /unknown whether|may have been/.test(error.message);
}
