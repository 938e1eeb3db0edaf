import type { Advise } from '../shared/advise';
import { attempted } from '../shared/attempted';
import type { Api } from '../shared/client/api';
import { RequestFailure } from '../shared/client/errors';
import type { HeaderValues } from '../shared/wire/headers';
import { quoted } from '../shared/wire/input';
import { int64, odata, propertyNames } from '../shared/wire/odata';
import type { OData } from '../shared/wire/odata';
import { path } from '../shared/wire/path';
import type { QueueChoice } from './fields';
import { folderHeaders, optionalQueueChoice } from './fields';
import { QueueNotFound, queueDefinitions } from './queue';
import type { QueueDefinition } from './queue';

/** Names that an error can hold and stay short. */
const SHOWN = 5;

/** UiPath's errorCode for something that does not exist. */
const ITEM_NOT_FOUND = 1002;

/** Where a queue that the folder does not have lies instead, as far as the credential may look. */
export const advise: Advise = async (api, error, read) => {
	const missing = error instanceof QueueNotFound || (error instanceof RequestFailure && isAboutQueue(error));
	if (!missing) return undefined;
	const choice = optionalQueueChoice(read);
	if (choice === undefined) return undefined;
	const folders = await foldersOf(api, choice);
	if (folders.length > 0) return `The queue exists in ${folders.slice(0, SHOWN).join(', ')} instead: choose that folder.`;
	const here = await listed(api, path`/odata/QueueDefinitions`, { $top: SHOWN }, folderHeaders(read));
	const names = [...new Set(here.map(({ Name }) => Name))].slice(0, SHOWN);
	const instead = names.length === 0 ? 'This folder has none.' : `This folder has ${names.map(quoted).join(', ')}.`;
	return `No folder that the credential can see has this queue. ${instead}`;
};

function isAboutQueue({ errorCode, status, route }: RequestFailure): boolean {
	const aboutQueue = /\/odata\/(Queues\/|QueueDefinitions\()/.test(route);
	return aboutQueue && (errorCode === ITEM_NOT_FOUND || status === 404);
}

/** Asks across folders; older servers have the plain list only. */
async function foldersOf(api: Api, choice: QueueChoice): Promise<readonly string[]> {
	const $filter = choice.by === 'id' ? odata`Id eq ${int64(choice.value)}` : odata`Name eq ${choice.value}`;
	const across = await attempted(listed(api, path`/odata/QueueDefinitions`, { $filter }));
	const found =
		'value' in across && across.value.length > 0
			? across.value
			: await listed(api, path`/odata/QueueDefinitions/UiPath.Server.Configuration.OData.GetQueuesAcrossFolders`, { $filter });
	const names = found.map(({ OrganizationUnitFullyQualifiedName }) => OrganizationUnitFullyQualifiedName ?? '');
	return [...new Set(names.filter((name) => name !== ''))];
}

async function listed(
	api: Api,
	from: ReturnType<typeof path>,
	narrowed: { readonly $filter?: OData; readonly $top?: number },
	headers: HeaderValues = {},
): Promise<readonly QueueDefinition[]> {
	const query = { $orderby: propertyNames(['Id']), $top: 100, ...narrowed };
	return (await api.send('reads', { method: 'GET', path: from, headers, query }, queueDefinitions)).value;
}
