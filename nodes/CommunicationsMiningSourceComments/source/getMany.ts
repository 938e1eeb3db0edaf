import type { INodeProperties } from 'n8n-workflow';

import { nameOf, project } from '../../shared/communicationsMining/fields';
import { paged } from '../../shared/operation';
import { array, okEnvelope } from '../../shared/wire/json';
import { path } from '../../shared/wire/path';
import { source, sourceColumns } from './shape';

const allProjects: INodeProperties = {
	displayName: 'All Projects',
	name: 'allProjects',
	type: 'boolean',
	default: false,
	description: 'Whether to list the sources of every project that the credential can see',
};

const oneProject: INodeProperties = { ...project, displayOptions: { show: { allProjects: [false] } } };

const sources = okEnvelope({ sources: array(source) });

/** GET `/api/v1/sources` or `/api/v1/sources/<project>` (UiPath API catalogue, Neighbour endpoints): all of them at once. */
export const getMany = paged({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many sources',
	description: 'List the sources of a project, or all that the credential can see',
	effect: 'reads',
	fields: [allProjects, oneProject],
	parameters: (read) => (read.flag('allProjects') ? undefined : nameOf(read, 'project')),
	pages: async function* (api, of) {
		const from = of === undefined ? path`/api/v1/sources` : path`/api/v1/sources/${of}`;
		const reply = await api.send('reads', { method: 'GET', path: from }, sources);
		yield reply.sources.map(sourceColumns);
	},
});
