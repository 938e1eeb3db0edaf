import type { Call } from '../../route';
import { currentUserFolder, folder } from '../entities/folder';
import { accessibleFolders } from '../folders';
import { json, scopes } from '../handler';
import type { Operation } from '../handler';
import { guidIn, idIn } from '../keys';
import { list, one } from '../lists';
import { entity } from '../odata/entity';
import { invalidRequest, notFound, Refusal } from '../refusal';
import type { Folder } from '../state/records';
import type { Tenant } from '../state/tenant';

const MOST_ROWS = 1_000;

function pageOf(call: Call, folders: readonly Folder[]): { rows: readonly Folder[]; count: number } {
	const take = wholeNumber(call, 'take', MOST_ROWS);
	const skip = wholeNumber(call, 'skip', 0);
	if (take > MOST_ROWS) throw invalidRequest(`The field take must be between 0 and ${MOST_ROWS}.`);
	return { rows: folders.slice(skip, skip + take), count: folders.length };
}

function wholeNumber(call: Call, name: string, otherwise: number): number {
	const text = call.query.get(name);
	if (text === null) return otherwise;
	if (!/^\d{1,9}$/.test(text)) throw invalidRequest(`The value '${text.slice(0, 50)}' is not valid for ${name}.`);
	return Number(text);
}

function getAllForCurrentUser(call: Call, tenant: Tenant) {
	const { rows, count } = pageOf(call, accessibleFolders(tenant));
	return json(200, { PageItems: rows.map((row) => currentUserFolder.dto(row)), Count: count });
}

function getFoldersForCurrentUser(call: Call, tenant: Tenant) {
	if (call.caller?.kind === 'application') throw new Refusal(403, 'NotAuthenticated', 'You are not authorized!');
	const wanted = (call.query.get('searchText') ?? '').toLowerCase();
	const matching = accessibleFolders(tenant).filter(({ displayName }) => displayName.toLowerCase().includes(wanted));
	const { rows, count } = pageOf(call, matching);
	const items = rows.map((row) => ({ ...folder.dto(row), FolderPath: row.fullyQualifiedName }));
	return json(200, { PageItems: items, Count: count });
}

function found(row: Folder | undefined, name: string): Folder {
	if (!row) throw notFound(`Folder ${name}`);
	return row;
}

function getFolder(call: Call, tenant: Tenant) {
	const id = idIn(call);
	return one(call, found(accessibleFolders(tenant).find((row) => row.id === id), String(id)), folder, 'Folders');
}

function getFolderByKey(call: Call, tenant: Tenant) {
	const key = guidIn(call, 'identifier');
	const row = found(accessibleFolders(tenant).find((candidate) => candidate.key === key), key);
	return one(call, row, folder, 'Folders', { takes: 'all' });
}

/** Nobody has a personal workspace here. */
const personalWorkspace = entity<never>({});

export const folderOperations: readonly Operation[] = [
	{ name: 'GET /api/Folders/GetAllForCurrentUser', scopes: scopes.readFolders, handle: getAllForCurrentUser },
	{ name: 'GET /api/FoldersNavigation/GetFoldersForCurrentUser', handle: getFoldersForCurrentUser },
	{
		name: 'GET /odata/Folders',
		scopes: scopes.readFolders,
		handle: (call, tenant) => list(call, tenant, accessibleFolders(tenant), folder, { type: 'Folders' }),
	},
	{ name: 'GET /odata/Folders({key})', scopes: scopes.readFolders, handle: getFolder },
	{
		name: 'GET /odata/Folders/UiPath.Server.Configuration.OData.GetByKey(identifier={identifier})',
		scopes: scopes.readFolders,
		handle: getFolderByKey,
	},
	{
		name: 'GET /odata/PersonalWorkspaces',
		scopes: scopes.readFolders,
		handle: (call, tenant) => list(call, tenant, [], personalWorkspace, { type: 'PersonalWorkspaces' }),
	},
];
