/** Lists for the pickers of this node. */
import type { ILoadOptionsFunctions, INodeListSearchResult, ResourceMapperFields } from 'n8n-workflow';

import { matching, pickerApi } from '../shared/picker';
import type { Located } from '../shared/read';
import { folderHeader } from '../shared/wire/folder';
import type { HeaderValues } from '../shared/wire/headers';
import { int64, odata, propertyNames } from '../shared/wire/odata';
import { path } from '../shared/wire/path';
import { contentSchemaOf, mapperFields } from './content/schema';
import { folderNamed } from './fields';
import { allFolders } from './folder';
import { queueDefinitions, queueOf } from './queue';

/** The folder that is chosen in the panel, as a header. */
export function chosenFolder(context: ILoadOptionsFunctions): HeaderValues {
	const located = locatedIn(context, 'folder');
	const chosen = folderNamed(located);
	return chosen === undefined ? {} : folderHeader(chosen);
}

/** What a picker of the panel holds at the moment. */
export function locatedIn(context: ILoadOptionsFunctions, parameter: string): Located {
	const value: unknown = context.getCurrentNodeParameter(parameter);
	if (typeof value === 'string') return { mode: 'list', value: value.trim() };
	if (typeof value === 'object' && value !== null && 'mode' in value && 'value' in value) {
		const written = typeof value.value === 'number' ? String(value.value) : value.value;
		if (typeof written === 'string') return { mode: String(value.mode), value: written.trim() };
	}
	return { mode: 'list', value: '' };
}

/** The caller's folders by path; what is stored is the key, or the path where the server has no keys. */
export async function folders(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
	const rows = await allFolders(await pickerApi(this, 'orchestrator'));
	const results = rows.map((row) => ({ name: row.FullyQualifiedName, value: row.Key ?? row.FullyQualifiedName }));
	return { results: matching(results, filter) };
}

const PAGE = 100;

/** The queues of the folder by name, the server doing the search; across folders where no folder is chosen. */
export async function queues(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const api = await pickerApi(this, 'orchestrator');
	const headers = chosenFolder(this);
	const wanted = filter?.trim() ?? '';
	const skip = Number(paginationToken ?? 0);
	const query = {
		$filter: wanted === '' ? undefined : odata`contains(Name,${wanted})`,
		$orderby: propertyNames(['Name', 'Id']),
		$top: PAGE,
		$skip: skip,
	};
	const request = { method: 'GET', path: path`/odata/QueueDefinitions`, query, headers } as const;
	const { value } = await api.send('reads', request, queueDefinitions);
	const across = Object.keys(headers).length === 0;
	const results = value.map((queue) => ({
		name: across ? `${queue.Name} (${queue.OrganizationUnitFullyQualifiedName ?? 'folder not told'})` : queue.Name,
		value: queue.Name,
	}));
	return { results, ...(value.length === PAGE && { paginationToken: String(skip + PAGE) }) };
}

/** The fields that the chosen queue's JSON schema asks for. */
export async function contentFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const { mode, value } = locatedIn(this, 'queue');
	if (value === '') return { fields: [], emptyFieldsNotice: 'Choose a queue first.' };
	const choice = mode === 'id' ? { by: 'id', value: int64(value).text } as const : { by: 'name', value } as const;
	const queue = await queueOf(await pickerApi(this, 'orchestrator'), chosenFolder(this), choice);
	const schema = contentSchemaOf(queue.SpecificDataJsonSchema);
	if (schema === undefined) {
		return { fields: [], emptyFieldsNotice: 'This queue has no JSON schema. Take the specific content from fields or JSON.' };
	}
	return { fields: mapperFields(schema) };
}
