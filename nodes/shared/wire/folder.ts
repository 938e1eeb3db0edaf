import type { HeaderValues } from './headers';
import { hasLoneSurrogate, InputError, quoted } from './input';
import { int64, guid } from './odata';

/** How a folder is named: its key (GUID), its id (64-bit whole number), or its full path (`Shared/Finance`). */
export interface Folder {
	readonly by: 'key' | 'id' | 'path';
	readonly value: string | number;
}

/**
 * The one header that names the folder (UiPath API catalogue, Request headers); several at once would leave the choice to the
 * server. A path with other than ASCII letters travels as Base64 of UTF-16LE.
 * @throws InputError for an empty or malformed key, id or path, and for a relative path.
 */
export function folderHeader(folder: Folder): HeaderValues {
	switch (folder.by) {
		case 'key':
			return { 'X-UIPATH-FolderKey': guid(String(folder.value)).text };
		case 'id':
			return { 'X-UIPATH-OrganizationUnitId': int64(folder.value).text };
		case 'path':
			return pathHeader(String(folder.value).trim());
	}
}

function pathHeader(folderPath: string): HeaderValues {
	if (folderPath === '') throw new InputError('The folder is empty. Choose a folder.');
	if (/\p{Cc}/u.test(folderPath) || hasLoneSurrogate(folderPath)) {
		throw new InputError(`The folder path ${quoted(folderPath)} holds a character that no folder name can have.`);
	}
	if (folderPath.split('/').some((name) => name === '' || name === '.' || name === '..')) {
		throw new InputError(
			`The folder path ${quoted(folderPath)} is relative or has an empty name. Write the full path, such as Shared/Finance.`,
		);
	}
	if (/^[\x20-\x7e]+$/.test(folderPath)) return { 'X-UIPATH-FolderPath': folderPath };
	return { 'X-UIPATH-FolderPath-Encoded': Buffer.from(folderPath, 'utf16le').toString('base64') };
}
