import type { Api } from '../shared/client/api';
import { RequestFailure } from '../shared/client/failure';
import type { HeaderValues } from '../shared/wire/headers';
import { nothing } from '../shared/wire/json';
import type { Path } from '../shared/wire/path';

/**
 * Deletes what is at `path`. Where an earlier attempt of ours may have been applied, that it is gone is what was wanted.
 * @throws RequestFailure where it was never there.
 */
export async function deleted(api: Api, path: Path, headers: HeaderValues): Promise<void> {
	try {
		await api.send('settles', { method: 'DELETE', path, headers }, nothing);
	} catch (error) {
		const isGone = error instanceof RequestFailure && error.doubtful && error.status === 404;
		if (!isGone) throw error;
	}
}
