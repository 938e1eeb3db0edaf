import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { matching, pickerApi } from '../../shared/picker';
import { chosenFolder } from '../pickers';
import { nameOfReviewer, reviewersOf } from './reviewers';

/** Those who may review in the folder that is chosen, by name. */
export async function reviewers(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const rows = await reviewersOf(await pickerApi(this, 'orchestrator'), chosenFolder(this));
	const results = rows.map((row) => ({ name: nameOfReviewer(row), value: String(row.Id) }));
	return { results: matching(results, filter) };
}
