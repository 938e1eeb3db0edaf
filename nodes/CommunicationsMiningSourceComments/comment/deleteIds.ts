/** One DELETE of up to 32 comments. What the service answers for an unknown id is not documented, so both answers do. */
import { attempted } from '../../shared/attempted';
import type { Api } from '../../shared/client/api';
import { afterChange } from '../../shared/client/failure';
import type { RequestFailure } from '../../shared/client/failure';
import { anyObject, okEnvelope } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import type { SourceAddress } from '../fields';

const deleted = okEnvelope({});
const sourceFound = okEnvelope({ source: anyObject });

/**
 * Deletes them. A 404 means that some are gone already, so the rest is deleted one by one; or that the source itself is not
 * there, which is asked first. Gives why some of them could not be deleted, by ID. @throws RequestFailure where none of them could
 */
export async function deleteIds(
	api: Api,
	address: SourceAddress,
	ids: readonly string[],
): Promise<ReadonlyMap<string, RequestFailure>> {
	const failures = new Map<string, RequestFailure>();
	const attempt = await sent(api, address, ids);
	if ('value' in attempt) return failures;
	const { status, doubtful } = attempt.failure;
	if (status !== 404) throw attempt.failure;
	const { project, source } = address;
	const known = await attempted(api.send('reads', { method: 'GET', path: path`/api/v1/sources/${project}/${source}` }, sourceFound));
	if ('failure' in known) throw attempt.failure;
	if (ids.length === 1) return failures;
	for (const id of ids) {
		const one = await sent(api, address, [id]);
		if ('value' in one || one.failure.status === 404) continue;
		// An attempt with all of them, whose reply was lost, may have deleted it.
		failures.set(id, doubtful ? afterChange(one.failure, 'unknown') : one.failure);
	}
	return failures;
}

async function sent(api: Api, { project, source }: SourceAddress, ids: readonly string[]) {
	const request = {
		method: 'DELETE',
		path: path`/api/v1/sources/${project}/${source}/comments`,
		query: { id: ids },
	} as const;
	return await attempted(api.send('settles', request, deleted));
}
