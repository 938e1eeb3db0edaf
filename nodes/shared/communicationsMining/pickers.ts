/** Lists for the pickers of both Communications Mining nodes. Their routes do not page, so n8n's filter is applied here. */
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { pickerApi, chosen, matching } from '../picker';
import { array, nullable, object, okEnvelope, optional, text } from '../wire/json';
import { path } from '../wire/path';
import type { Path } from '../wire/path';
import type { Shape } from '../wire/json';

const titled = { name: text, title: optional(nullable(text)) };

const projectsReply = okEnvelope({ projects: array(object(titled)) });
const datasetsReply = okEnvelope({ datasets: array(object(titled)) });
const streamsReply = okEnvelope({ streams: array(object(titled)) });
const sourcesReply = okEnvelope({ sources: array(object(titled)) });

type Titled = { readonly name: string; readonly title?: string | null };

async function listed<T>(
	context: ILoadOptionsFunctions,
	from: Path,
	shape: Shape<T>,
	rows: (reply: T) => readonly Titled[],
	filter: string | undefined,
): Promise<INodeListSearchResult> {
	const api = await pickerApi(context, 'communicationsMining');
	const reply = await api.send('reads', { method: 'GET', path: from }, shape);
	const results = rows(reply).map(({ name, title }) => ({
		name: title === undefined || title === null || title === '' || title === name ? name : `${title} (${name})`,
		value: name,
	}));
	return { results: matching(results, filter) };
}

/** GET `/api/v1/projects` (UiPath API catalogue, Neighbour endpoints). */
export async function projects(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	return await listed(this, path`/api/v1/projects`, projectsReply, (reply) => reply.projects, filter);
}

/** GET `/api/v1/datasets/<project>`. */
export async function datasets(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const from = path`/api/v1/datasets/${chosen(this, 'project', 'Choose a project first.')}`;
	return await listed(this, from, datasetsReply, (reply) => reply.datasets, filter);
}

/** GET `/api/v1/datasets/<project>/<dataset>/streams`. */
export async function streams(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const project = chosen(this, 'project', 'Choose a project first.');
	const from = path`/api/v1/datasets/${project}/${chosen(this, 'dataset', 'Choose a dataset first.')}/streams`;
	return await listed(this, from, streamsReply, (reply) => reply.streams, filter);
}

/** GET `/api/v1/sources/<project>`. */
export async function sources(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const from = path`/api/v1/sources/${chosen(this, 'project', 'Choose a project first.')}`;
	return await listed(this, from, sourcesReply, (reply) => reply.sources, filter);
}
