/** What exists instead, for a name that is wrong: most often the title was entered, or a name of another project. */
import type { Advise } from '../advise';
import { attempted } from '../attempted';
import type { Api } from '../client/api';
import { RequestFailure } from '../client/failure';
import type { Read } from '../read';
import { NameError } from './fields';
import type { Above, Listed } from './lists';
import { listOf } from './lists';

const MOST_NAMES = 12;
const LEVELS = ['project', 'dataset', 'source', 'stream'] as const satisfies readonly Listed[];

/** Lists the names at the level where the error is; for a 404 at the first level that does not have the chosen name. */
export const advise: Advise = async (api, error, read) => {
	if (error instanceof NameError) return await namesAt(api, error.of, read);
	if (!(error instanceof RequestFailure) || error.status !== 404) return undefined;
	for (const level of LEVELS) {
		if (!read.has(level)) continue;
		const said = await namesAt(api, level, read, read.optionalText(level));
		if (said !== undefined) return said;
	}
	return undefined;
};

/** Says which names there are, unless `wanted` is one of them or they cannot be listed. */
async function namesAt(api: Api, level: Listed, read: Read, wanted?: string): Promise<string | undefined> {
	const above: Above = { project: read.optionalText('project') ?? '', dataset: read.optionalText('dataset') ?? '' };
	const list = await attempted(listOf(api, level, above));
	if (!('value' in list)) return undefined;
	const names = list.value.map(({ name }) => name);
	if (wanted !== undefined && names.includes(wanted)) return undefined;
	if (names.length === 0) return `There is no ${level} that this credential can see.`;
	const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
	return `There is: ${names.slice(0, MOST_NAMES).join(', ')}${more}.`;
}
