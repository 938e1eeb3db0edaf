/** Projects, sources, datasets, models and the user (UiPath API catalogue, Neighbour endpoints). */
import type { Answer, Call } from '../route';
import { Refused, ok } from './errors';
import { datasetOf, found, sourceOf } from './find';
import { projectName } from './patterns';
import type { Context, Operation } from './routing';
import type { DatasetState, SourceState, State } from './state';
import { organisation, type Label } from './taxonomy';

export const catalogueOperations: readonly Operation[] = [
	{ name: 'GET /auth/user', handle: user },
	{ name: 'POST /auth/refresh-user-permissions', handle: () => ok({ permissions_refreshed: true }) },
	{ name: 'GET /api/v1/projects', handle: (_, { state }) => ok({ projects: state.projects.map(publicProject) }) },
	{ name: 'GET /api/_private/projects', handle: (_, { state }) => ok({ projects: state.projects.map(privateProject) }) },
	{ name: 'GET /api/v1/sources', handle: (_, { state }) => ok({ sources: state.sources.map(sourceAnswer) }) },
	{ name: 'GET /api/v1/sources/{project}', handle: sourcesOfProject },
	{ name: 'GET /api/v1/sources/{project}/{source}', handle: (call, { state }) => ok({ source: sourceAnswer(sourceOf(call, state)) }) },
	{ name: 'GET /api/v1/datasets', handle: (_, { state }) => ok({ datasets: state.datasets.map(datasetAnswer) }) },
	{ name: 'GET /api/v1/datasets/{project}', handle: datasetsOfProject },
	{
		name: 'GET /api/v1/datasets/{project}/{dataset}',
		handle: (call, { state }) => ok({ dataset: datasetAnswer(datasetOf(call, state)) }),
	},
	{ name: 'GET /api/v1/datasets/{project}/{dataset}/model-tags', handle: modelTags },
	{
		name: 'GET /api/_private/datasets/{project}/{dataset}/label-groups',
		handle: (call, { state }) => ok({ label_groups: labelGroups(datasetOf(call, state)) }),
	},
	{ name: 'POST /api/_private/datasets/{project}/{dataset}/labellers', handle: labellers },
];

const permissions = [
	'voc-readonly',
	'streams-read',
	'triggers-read',
	'triggers-write',
	'triggers-admin',
	'triggers-consume',
	'sources-read',
	'sources-add-comments',
];

function user({ caller }: Call, { state }: Context): Answer {
	const name = caller?.name ?? 'user';
	return ok({
		user: {
			id: '00000000000000c1',
			username: name,
			email: `${name.replaceAll(/[^\w.-]/g, '.')}@example.com`,
			created: '2024-01-01T00:00:00Z',
			global_permissions: [],
			organisation_permissions: Object.fromEntries(state.projects.map((project) => [project.name, permissions])),
			sso_global_permissions: [],
			verified: true,
		},
	});
}

type Project = State['projects'][number];

function publicProject({ name, title, description }: Project): object {
	return { name, title, description };
}

function privateProject(project: Project): object {
	return { ...project, user_auto_join: false };
}

/** `id:<id>` in place of a project's name asks for one source, or one dataset. */
function byId<T extends { readonly id: string }>(call: Call, objects: readonly T[]): T | undefined {
	const { project = '' } = call.parameters;
	return project.startsWith('id:') ? found(objects.find(({ id }) => id === project.slice(3))) : undefined;
}

function knownProject(call: Call, state: State): string {
	const { project = '' } = call.parameters;
	if (!projectName.test(project)) throw new Refused(400, 'not a name of a project');
	return found(state.projects.find(({ name }) => name === project)).name;
}

function sourcesOfProject(call: Call, { state }: Context): Answer {
	const single = byId(call, state.sources);
	if (single) return ok({ source: sourceAnswer(single) });
	const owner = knownProject(call, state);
	return ok({ sources: state.sources.filter((source) => source.owner === owner).map(sourceAnswer) });
}

function datasetsOfProject(call: Call, { state }: Context): Answer {
	const single = byId(call, state.datasets);
	if (single) return ok({ dataset: datasetAnswer(single) });
	const owner = knownProject(call, state);
	return ok({ datasets: state.datasets.filter((dataset) => dataset.owner === owner).map(datasetAnswer) });
}

function sourceAnswer({ id, owner, name, title, description, language, createdAt, transformTag }: SourceState): object {
	return {
		id,
		owner,
		name,
		title,
		description,
		language,
		should_translate: false,
		sensitive_properties: [],
		created_at: createdAt,
		updated_at: createdAt,
		last_modified: createdAt,
		_kind: 'unknown',
		...(transformTag !== undefined && { email_transform_tag: transformTag }),
	};
}

function datasetAnswer(dataset: DatasetState): object {
	const { id, owner, name, title, description, createdAt, sources, hasSentiment } = dataset;
	const { id: fieldId, name: fieldName, type } = organisation;
	const general = { field_id: fieldId, field_type_id: type.id, field_type_name: type.name };
	return {
		id,
		owner,
		name,
		title,
		description,
		created: createdAt,
		last_modified: createdAt,
		model_family: 'multilingual',
		source_ids: sources.map((source) => source.id),
		has_sentiment: hasSentiment,
		entity_defs: [],
		general_fields: [{ ...general, api_name: 'organisation', title: fieldName }],
		label_groups: labelGroups(dataset),
		label_defs: dataset.labels.map(labelAnswer),
	};
}

function labelGroups(dataset: DatasetState): object[] {
	return [{ name: 'default', label_defs: dataset.labels.map(labelAnswer) }];
}

function labelAnswer({ path, fields }: Label): object {
	const name = path.join(' > ');
	const form = fields.map((field) => ({ field_id: field.id, field_type_id: field.type.id, name: field.name }));
	const external = name.toLowerCase().replaceAll(/\W+/g, '-');
	return { name, title: path.at(-1), instructions: '', external_id: external, moon_form: form };
}

const versions = [
	{ version: 8, tag: 'live', trained: '2025-02-20T10:00:00Z' },
	{ version: 9, tag: 'staging', trained: '2025-02-27T10:00:00Z' },
] as const;

function modelTags(call: Call, { state }: Context): Answer {
	datasetOf(call, state);
	return ok({ model_tags: versions.map(({ version, tag, trained }) => ({ name: tag, version, updated_at: trained })) });
}

function labellers(call: Call, { state }: Context): Answer {
	datasetOf(call, state);
	return ok({ labellers: versions.map(({ version, trained }) => ({ version, pinned: true, trained_time: trained })) });
}
