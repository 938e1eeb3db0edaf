import { attempted } from '../shared/attempted';
import type { Api } from '../shared/client/api';
import type { HeaderValues } from '../shared/wire/headers';
import { nothing } from '../shared/wire/json';
import type { Path } from '../shared/wire/path';

/**
 * Deletes what is at `path`. Where an earlier attempt of ours may have been applied, that it is gone is what was wanted.
 * @throws RequestFailure where it was never there.
 */
export async function deleted(api: Api, path: Path, headers: HeaderValues): Promise<void> {
	const attempt = await attempted(api.send('settles', { method: 'DELETE', path, headers }, nothing));
	if ('value' in attempt) return;
	const { failure } = attempt;
	if (!failure.doubtful || failure.status !== 404) throw failure;
}
