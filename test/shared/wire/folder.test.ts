import { folderHeader } from '../../../nodes/shared/wire/folder';
import { InputError } from '../../../nodes/shared/wire/input';

const key = '1c632cc1-44ab-4e5f-9d0c-0123456789ab';

test.each([
	[{ by: 'key', value: key }, { 'X-UIPATH-FolderKey': key }],
	[{ by: 'id', value: 42 }, { 'X-UIPATH-OrganizationUnitId': '42' }],
	[{ by: 'id', value: '9007199254740993' }, { 'X-UIPATH-OrganizationUnitId': '9007199254740993' }],
	[{ by: 'path', value: 'Shared/Finance & Co' }, { 'X-UIPATH-FolderPath': 'Shared/Finance & Co' }],
	[{ by: 'path', value: 'Büro' }, { 'X-UIPATH-FolderPath-Encoded': 'QgD8AHIAbwA=' }],
] as const)('%j is named by exactly one header', (folder, headers) => {
	expect(folderHeader(folder)).toEqual(headers);
});

test.each(['', ' ', '..', '../Finance', 'Shared/../x', './x', '/Shared', 'Shared/', 'a\r\nX-Evil: 1', 'a\0', 'a\ud800'])(
	'the path %j is refused',
	(value) => {
		expect(() => folderHeader({ by: 'path', value })).toThrow(InputError);
	},
);

test.each(['', 'abc', '1.5', '12\r\n'.repeat(2)])('the id %j is refused', (value) => {
	expect(() => folderHeader({ by: 'id', value })).toThrow(InputError);
});
