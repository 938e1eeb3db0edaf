import type { Advise } from '../shared/advise';
import { attempted } from '../shared/attempted';
import type { Api } from '../shared/client/api';
import { RequestFailure } from '../shared/client/errors';
import { int64, odata, propertyNames } from '../shared/wire/odata';
import type { OData } from '../shared/wire/odata';
import { path } from '../shared/wire/path';
import type { QueueChoice } from './fields';
import { optionalQueueChoice } from './fields';
import { QueueNotFound, queueDefinitions } from './queue';
import type { QueueDefinition } from './queue';

/** UiPath's errorCode for something that does not exist. */
const ITEM_NOT_FOUND = 1002;

/** Where a queue that the folder does not have lies instead, as far as the credential may look. */
export const advise: Advise = async (api, error, read) => {
	const missing = error instanceof QueueNotFound || (error instanceof RequestFailure && isAboutQueue(error));
	if (!missing) return undefined;
	const choice = optionalQueueChoice(read);
	if (choice === undefined) return undefined;
	const folders = await foldersOf(api, choice);
	if (folders.length > 0) return `The queue exists in ${folders.slice(0, 5).join(', ')} instead: choose that folder.`;
	return 'No folder that the credential can see has this queue.';
};

function isAboutQueue({ errorCode, status, route }: RequestFailure): boolean {
	const aboutQueue = /\/odata\/(Queues\/|QueueDefinitions\()/.test(route);
	return aboutQueue && (errorCode === ITEM_NOT_FOUND || status === 404);
}

/** Asks across folders; older servers have the plain list only. */
async function foldersOf(api: Api, choice: QueueChoice): Promise<readonly string[]> {
	const $filter = choice.by === 'id' ? odata`Id eq ${int64(choice.value)}` : odata`Name eq ${choice.value}`;
	const across = await attempted(listed(api, path`/odata/QueueDefinitions`, $filter));
	const found =
		'value' in across && across.value.length > 0
			? across.value
			: await listed(api, path`/odata/QueueDefinitions/UiPath.Server.Configuration.OData.GetQueuesAcrossFolders`, $filter);
	const names = found.map(({ OrganizationUnitFullyQualifiedName }) => OrganizationUnitFullyQualifiedName ?? '');
	return [...new Set(names.filter((name) => name !== ''))];
}

async function listed(api: Api, from: ReturnType<typeof path>, $filter: OData): Promise<readonly QueueDefinition[]> {
	const query = { $filter, $orderby: propertyNames(['Id']), $top: 100 };
	return (await api.send('reads', { method: 'GET', path: from, query }, queueDefinitions)).value;
}
