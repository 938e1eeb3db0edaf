/** The pickers of both Communications Mining nodes. Their lists do not page, so n8n's filter is applied here. */
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { chosen, matching, pickerApi } from '../picker';
import type { Above, Listed, Titled } from './lists';
import { listOf } from './lists';

async function picked(
	context: ILoadOptionsFunctions,
	of: Listed,
	above: Partial<Above>,
	filter: string | undefined,
): Promise<INodeListSearchResult> {
	const api = await pickerApi(context, 'communicationsMining');
	const rows = await listOf(api, of, { project: '', dataset: '', ...above });
	return { results: matching(rows.map(titledRow), filter) };
}

function titledRow({ name, title }: Titled): { readonly name: string; readonly value: string } {
	const same = title === undefined || title === null || title === '' || title === name;
	return { name: same ? name : `${title} (${name})`, value: name };
}

const projectOf = (context: ILoadOptionsFunctions) => chosen(context, 'project', 'Choose a project first.');
const datasetOf = (context: ILoadOptionsFunctions) => chosen(context, 'dataset', 'Choose a dataset first.');

/** Projects that the credential can see. */
export async function projects(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await picked(this, 'project', {}, filter);
}

/** Datasets of the chosen project. */
export async function datasets(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await picked(this, 'dataset', { project: projectOf(this) }, filter);
}

/** Streams of the chosen dataset. */
export async function streams(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await picked(this, 'stream', { project: projectOf(this), dataset: datasetOf(this) }, filter);
}

/** Sources of the chosen project. */
export async function sources(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await picked(this, 'source', { project: projectOf(this) }, filter);
}
