/** What exists in Communications Mining: the lists behind the pickers and behind the advice on wrong names. */
import type { Api } from '../client/api';
import { array, nullable, object, okEnvelope, optional, text } from '../wire/json';
import { path } from '../wire/path';
import type { Path } from '../wire/path';
import type { Shape } from '../wire/json';

export type Listed = 'project' | 'dataset' | 'stream' | 'source';

/** Names what a list lies below. */
export interface Above {
	readonly project: string;
	readonly dataset: string;
}

export interface Titled {
	readonly name: string;
	readonly title?: string | null;
}

const titled = array(object({ name: text, title: optional(nullable(text)) }));

interface List {
	readonly at: (above: Above) => Path;
	readonly rows: Shape<readonly Titled[]>;
}

const projects = okEnvelope({ projects: titled });
const datasets = okEnvelope({ datasets: titled });
const streams = okEnvelope({ streams: titled });
const sources = okEnvelope({ sources: titled });

const LISTS: Readonly<Record<Listed, List>> = {
	project: { at: () => path`/api/v1/projects`, rows: (value) => projects(value).projects },
	dataset: { at: ({ project }) => path`/api/v1/datasets/${project}`, rows: (value) => datasets(value).datasets },
	stream: {
		at: ({ project, dataset }) => path`/api/v1/datasets/${project}/${dataset}/streams`,
		rows: (value) => streams(value).streams,
	},
	source: { at: ({ project }) => path`/api/v1/sources/${project}`, rows: (value) => sources(value).sources },
};

/** All of them: these routes do not page (UiPath API catalogue, Neighbour endpoints). */
export async function listOf(api: Api, of: Listed, above: Above): Promise<readonly Titled[]> {
	const { at, rows } = LISTS[of];
	return await api.send('reads', { method: 'GET', path: at(above) }, rows);
}
