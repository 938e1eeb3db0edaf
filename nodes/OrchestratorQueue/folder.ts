/** Folders as Orchestrator lists them, whichever of its two routes the server and the credential allow. */
import type { Api } from '../shared/client/api';
import { array, identifier, nullable, object, optional, text } from '../shared/wire/json';
import type { Shape, Shaped } from '../shared/wire/json';
import { propertyNames } from '../shared/wire/odata';
import { numberedPages } from '../shared/wire/pages';
import { path } from '../shared/wire/path';
import type { Request } from '../shared/wire/request';

const folderRow = object({
	Id: identifier,
	Key: optional(nullable(text)),
	DisplayName: optional(nullable(text)),
	FullyQualifiedName: text,
});

export type FolderRow = Shaped<typeof folderRow>;

const PAGE = 1000;

const pageItems = object({ PageItems: array(folderRow) });
const odataPage = object({ value: array(folderRow) });
const forCurrentUser: Shape<readonly FolderRow[]> = (value) => pageItems(value).PageItems;
const listed: Shape<readonly FolderRow[]> = (value) => odataPage(value).value;

/**
 * Every folder of the caller: `GetAllForCurrentUser`, or `/odata/Folders` where the server is too old for it or the credential
 * may not use it (UiPath API catalogue, Folder drop-down).
 */
export async function allFolders(api: Api): Promise<readonly FolderRow[]> {
	try {
		return await rowsOf(api, forCurrentUser, (skip, take) => ({
			method: 'GET',
			path: path`/api/Folders/GetAllForCurrentUser`,
			query: { take, skip },
		}));
	} catch {
		return await rowsOf(api, listed, (skip, take) => ({
			method: 'GET',
			path: path`/odata/Folders`,
			query: { $orderby: propertyNames(['FullyQualifiedName']), $top: take, $skip: skip },
		}));
	}
}

async function rowsOf(
	api: Api,
	shape: Shape<readonly FolderRow[]>,
	request: (skip: number, take: number) => Request,
): Promise<readonly FolderRow[]> {
	const rows: FolderRow[] = [];
	const pages = numberedPages({
		pageSize: PAGE,
		fetch: async (skip, take) => await api.send('reads', request(skip, take), shape),
		identity: ({ Id }) => Id,
	});
	for await (const page of pages) for (const row of page) rows.push(row);
	return rows;
}
