import { choice, entity, flag, guid, number, text } from '../odata/entity';
import type { Folder } from '../state/records';

const folderTypes = ['Standard', 'Personal', 'Virtual', 'Solution', 'DebugSolution'];

const shared = {
	Key: guid((folder: Folder) => folder.key),
	DisplayName: text((folder: Folder) => folder.displayName),
	FullyQualifiedName: text((folder: Folder) => folder.fullyQualifiedName),
	Description: text((folder: Folder) => folder.description),
	FolderType: choice<Folder>(folderTypes, () => 'Standard'),
	ParentId: number((folder: Folder) => folder.parent?.id ?? null),
	ParentKey: guid((folder: Folder) => folder.parent?.key ?? null),
	Id: number((folder: Folder) => folder.id),
};

/** CurrentUserFolderDto. */
export const currentUserFolder = entity<Folder>(shared);

/** FolderDto. */
export const folder = entity<Folder>({
	...shared,
	IsPersonal: flag<Folder>(() => false),
	ProvisionType: choice<Folder>(['Manual', 'Automatic'], () => 'Automatic'),
	PermissionModel: choice<Folder>(['InheritFromTenant', 'FineGrained'], () => 'FineGrained'),
	FeedType: choice<Folder>(['Undefined', 'Processes', 'Libraries', 'PersonalWorkspace', 'FolderHierarchy'], () => 'Processes'),
});

/** SimpleFolderDto, as GetFoldersForQueue lists it. */
export const simpleFolder = entity<Folder>({
	DisplayName: shared.DisplayName,
	FullyQualifiedName: shared.FullyQualifiedName,
	Id: shared.Id,
});
