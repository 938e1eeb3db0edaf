import type { Call } from '../route';
import { Refusal } from './refusal';
import type { Folder } from './state/records';
import type { Tenant } from './state/tenant';

/** The folders that the caller is assigned to, in the order of their names. */
export function accessibleFolders(tenant: Tenant): readonly Folder[] {
	const { assignedFolders } = tenant.settings;
	if (assignedFolders === null) return tenant.folders;
	return tenant.folders.filter(({ fullyQualifiedName }) => assignedFolders.includes(fullyQualifiedName));
}

/**
 * The folder that a request names in one of its headers; `undefined` where it names none.
 * Refuses a folder that does not exist or is not the caller's with 400/1100 (UiPath API catalogue, folder rules).
 */
export function namedFolder(call: Call, tenant: Tenant): Folder | undefined {
	const wanted = wantedFolder(call);
	if (!wanted) return undefined;
	const folder = accessibleFolders(tenant).find(wanted);
	if (folder) return folder;
	throw new Refusal(
		400,
		'InvalidOrganizationUnit',
		'Folder does not exist or the user does not have access to the folder.',
	);
}

/** The folder of an operation that needs one. Only a caller with a single folder may leave it out: 400/1101 otherwise. */
export function requiredFolder(call: Call, tenant: Tenant): Folder {
	const named = namedFolder(call, tenant);
	if (named) return named;
	const [only, ...more] = accessibleFolders(tenant);
	if (only && more.length === 0) return only;
	throw new Refusal(400, 'RequiredOrganizationUnit', 'An organization unit is required for this action.');
}

/** The folders that a list covers: the named one, or all of the caller's. */
export function listedFolders(call: Call, tenant: Tenant): readonly Folder[] {
	const named = namedFolder(call, tenant);
	return named ? [named] : accessibleFolders(tenant);
}

function wantedFolder({ headers }: Call): ((folder: Folder) => boolean) | undefined {
	const header = (name: string): string | undefined => {
		const value = headers[name];
		return typeof value === 'string' && value !== '' ? value : undefined;
	};
	const key = header('x-uipath-folderkey')?.toLowerCase();
	if (key) return (folder) => folder.key === key;
	const id = header('x-uipath-organizationunitid');
	if (id) return (folder) => String(folder.id) === id;
	const encoded = header('x-uipath-folderpath-encoded');
	const path = encoded === undefined ? header('x-uipath-folderpath') : decodedPath(encoded);
	if (path === undefined) return undefined;
	const absolute = absolutePath(path)?.toLowerCase();
	return (folder) => folder.fullyQualifiedName.toLowerCase() === absolute;
}

/** Base64 of UTF-16LE; anything else gives a path that no folder has. */
function decodedPath(encoded: string): string {
	const bytes = Buffer.from(encoded, 'base64');
	const canonical = bytes.toString('base64') === encoded && bytes.length % 2 === 0;
	return canonical ? bytes.toString('utf16le') : '\0';
}

/** Resolves a leading `/`, `.` and `..`; `undefined` where the path leaves the root or ends with a slash. */
function absolutePath(path: string): string | undefined {
	if (path.endsWith('/')) return undefined;
	const names: string[] = [];
	for (const name of path.replace(/^\//, '').split('/')) {
		if (name === '..') {
			if (names.pop() === undefined) return undefined;
		} else if (name !== '.') names.push(name);
	}
	return names.join('/');
}
